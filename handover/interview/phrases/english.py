"""English."""

WORDS = {
    "bit": """
sec
second
secs
seconds
min
mins
minute
minutes
moment
mo
bit
while
few minutes
few mins
couple of minutes
""",
    "day": """
monday
tuesday
wednesday
thursday
friday
""",
    "it": """
it
this
that
this one
that one
the question
this question
that question
these
them
the rest
""",
    "when": """
later [on|today|this week|tonight]
tonight
this (evening|afternoon|morning|week|weekend)
tomorrow [morning|afternoon|evening|first thing]
today
[on|next|by|this] {day} [morning|afternoon|evening]
next week
first thing [tomorrow|{day}]
after (lunch|work|dinner) [today]
after (the|my|this) (meeting|call|workshop|lunch|weekend|flight)
in (a|an|one|half an|the) (hour|bit|while|moment|minute|morning|evening|afternoon)
in (5|10|15|20|30|five|ten|fifteen|twenty|thirty|two|2|a few|a couple of) (minutes|mins|hours|min)
soon
shortly
asap
when (im|i am) (back|free|done|home|at my desk|back at my desk|out of this meeting)
when i (can|have time|get a chance|have a moment|am back|get back|get home|get to it)
as soon as i can
once (im|i am) (back|free|done|out)
at lunch
before (lunch|eod|the end of the day)
by (tomorrow|tonight|eod|the end of the day|end of day)
[at|by] (eod|end of day|the end of the day)
over the weekend
at some point
(at|around|after|until|from|by) 0 [0] [oclock|am|pm]
some other time
another (time|day)
""",
    "will": """
will
ill
i will
[im|i am] going to
[im] gonna
i can
i could
can
ill have to
i have to
i need to
need to
have to
id rather
i would rather
let me
lets
can i
could i
may i
can we
could we
happy to
ill try to
""",
    "do": """
do {it}
do so
finish [{it}|up]
answer [{it}|you]
continue [{it}|with {it}]
reply [to {it}|to you]
respond [to {it}|to you]
(take care of|look at|look into|get to|get back to|work on|handle|tackle|see to|write|type|fill in|come back to|return to|deal with) ({it}|you)
get back
come back
go on
go through {it}
pick {it} up
pick up
get {it} done
circle back
""",
    "now": """
[right|just] now
at the moment
today
all day
at this moment
this (morning|afternoon|evening|week)
for the next hour
until (later|tonight|tomorrow|noon|lunch|{day}|4|5|3|2)
till (later|tonight|tomorrow|noon|lunch|{day})
""",
}

PHRASES = {
    "filler": """
hi [there|baton|all|again]
hey [there|baton]
hello [there|baton]
good (morning|afternoon|evening)
morning
baton
please
pls
plz
sorry [about that|for the delay|for that]
(so|very|really) sorry
im sorry
i am sorry
apologies
my apologies
my bad
oh
ah
hm
hmm
um
uh
ehm
well
oops
ugh
lol
haha
so
and
but
then
actually
again
i think
no worries
as i said
for now
yo
hiya
heya
howdy
gm
dear baton
tbh
rn
just
sup
my mistake
sry
srry
pardon me
good (question|one)
(tough|hard|tricky|great) (question|one)
(honestly|frankly|seriously|well)
""",
    "soft": """
so so
great
good
perfect
cool
nice
super
awesome
excellent
fine
wonderful
brilliant
lovely
yes
yep
yeah
yup
right
all good
no problem
""",
    "ok": """
ok
okay
okey
okey dokey
k
kk
okie
oki
alright
all right
got it
gotcha
understood
noted
roger [that]
copy that
will do
on it
sure [thing]
sounds good
makes sense
fair enough
fine by me
works for me
i see
i understand
np
you got it
done
im done
all done
thats (it|all)
duly noted
good to know
aight
okie dokie
okidoki
cool cool
kewl
nvm
nm
never mind
nevermind
no prob
yw
omw
ready soon
(hello|hi) [is] anybody there
is (this thing|it) on
ack
sgtm
lgtm
perf
no comment
word
bet
(finished|completed|all set|im finished|thats done)
""",
    "wait": """
(doing|finishing|answering) {it}
[please] (remind|ask|ping|nudge) me
[just] (a|one|1|another) {bit} [more]
[just] (a|one|1) {bit} please
(give|gimme|need|i need) [me] (a|one|1|two|2|five|5|ten|10|another|some) ({bit}|time)
(two|2|three|3|five|5|ten|10) {bit}
hang on [a {bit}]
hold on [a {bit}]
wait [a {bit}|up|please]
bear with me
brb
bbl
be right back
(ill|i will) be right back
[ill be|im|i will be] back in (a|one|1|two|2|five|5|ten|10) {bit}
let me (check|think|look|see|find out|ask) [first|about {it}]
let me look {it} up
let me think about {it}
let me have a (look|think)
[im|i am] still (typing|thinking|writing|looking|on it|here)
[im|i am] (typing|thinking) [about it]
[im|i am] working on it
[im|i am] looking into {it}
(im|i am) on it
[i] (need|have) to (think|check) [about {it}|first]
checking
{will} {do}
[ill be|ill get|ill come] back to you
almost (there|done)
nearly (there|done)
sec
mo
hold up
one mo
gimme [a] {bit}
gimme 0
give me 0
0 {bit} [more]
[ill be|im|i will be] back in (a|an|half an|one|0) {long}
lemme (check|think|look|see|ask|look {it} up)
{ask} [first|it|this|that|around|someone|somebody|internally|the team|my team]
{revert}
and {revert}
[i] need [a|some] (coffee|break|tea) [first]
[i] need to (look {it} up|look|dig|dig it up|find it|open my notes|check my notes)
[im] on my way
[im] typing
looking [{it} up|into it]
hang tight
hold your horses
(give|gimme) [me] (til|till|until) {when}
[im] asking [around]
have to (ask|check with|check)
id have to (ask|check with)
[im] waiting for
[be] back in 0
(brb|afk|bbl) 0
[im] running late
""",
    "later": """
later [please|on]
(maybe|perhaps|much|rather) later
not (now|today|this week)
not right now
another time
some other time
stop
stop here
pause
lets (pause|stop) [here|there] [for today|for now|now]
thats (all|it|enough) for (today|now)
enough for (today|now)
talk [to you] later
speak later
ttyl
[i|ive] (gotta|got to|have to|need to|must) (go|run|leave|dash|head out)
{busy}
[i|sorry] (cant|cannot) (talk|answer|reply|type|do {it}) [now|right now]
[i] (cant|cannot) (right now|now|today|at the moment)
no time [for {it}]
[i] (dont|do not) have [the|any] time [for {it}]
[please] (remind|ask|ping|nudge) me again [later]
not a good (time|moment)
bad (time|moment)
(can|could) (this|it) wait
gtg
g2g
bbs
bbiab
otp [now|rn]
ooo [today|now|rn]
(remind|ask|ping|nudge) me {when}
l8r
laters
cya
[im] sick [today]
[at|on|for] lunch
[im] (eating|driving|cooking|sleeping|boarding|travelling|traveling|on pto|on leave|off sick|on mobile|mobile)
[im] (at|in) (the|a) (doctor|doctors|dentist|airport|gym|hospital|school|bank|train|car|bus|plane)
[im] (on|in) (the|a) (train|bus|plane|road|move|mtg|meeting|car|taxi|zoom|huddle)
in [a|another] (mtg|mtgs|meeting|meetings|call)
[on] my (phone|mobile)
{where}
(calling it a day|done for today|signing off|logging off|heading out|heading home|off to bed|off now)
need a break
too tired [now|for this]
(cant|cannot) (rn|atm|now)
busy {when}
[was] afk
later (alligator|gator|on)
[my] (phone|laptop|battery) [is] (dying|dead|empty|low)
[was] in a meeting
(stop|quit) (asking|messaging|pinging|bothering|spamming|nagging|it) [me]
leave me (alone|in peace)
(go away|not in the mood|enough already|give it a rest)
(too busy|no capacity|swamped|slammed) [now|today|this week]
(kids|kid|family) (stuff|emergency)
[on|at] (daycare|school) (pickup|run)
dinner [time]
lunch [time|break]
(another|some other|next) time
cant think straight [anymore|right now|today]
brain is (fried|dead|mush)
im (exhausted|knackered|wiped|beat|tired|dead) [today|now|already]
after (lunch|breakfast|dinner|my (meeting|call|shift|break))
(ltr|latr|lter)
[i|ive|im] (gotta|got to|have to|need to|must) (jump|bounce|split|hop|hop off|drop|drop off|dash|bail|step out|step away)
[im|about to] (jumping|hopping|dialing|going) (on|into|in) (a|another|the|my) (call|meeting|mtg)
(mtg|meeting|call) (now|rn|starting|starts now|in 0)
(school run|out and about|on the go)
[im] (doing|on) [the] school run
[im] (running|late) [late] [for] [a|my|the] (call|meeting)
""",
    "when": """
{when}
{now}
until {when}
""",
    "skip": """
skip
skip {it} [for now]
skip for now
skip please
(lets|can we|could we|can you|could you|id like to|i want to|i would like to|ill|i will|i would|may i|can i|could i|ill have to|i have to|rather|need to|want to) skip [{it}] [for now]
skipping [{it}]
pass
pass on {it}
(ill|i will|ill have to|i have to|gonna|lets) pass [on {it}]
next
next (one|question) [please]
next please
[lets] move on [to the next (one|question)]
(go|on) to the next (one|question)
leave {it} [out] [for now|for later|for the end]
lets leave {it} [for now|for later]
not {it} [now]
[i] [would] (prefer|rather) not [to] answer {it}
id rather not answer {it}
come back to {it} (later|at the end)
lets come back to {it} (later|at the end)
nothing to add skip
go to [the] next [one|question]
(skp|skipp|skipit|nxt|nxt one|pas|ill skip|skipping this one|skipping that|skip skip)
(next|skip) [one|question] (please|pls|plz|thanks|thx)
""",
    "unsure": """
[i] [really] (dont|do not) know [yet|that|this]
[i] have no (idea|clue)
no (idea|clue)
idk
dunno
not sure
im not sure
[id|i] have to (look {it} up|ask around|ask)
i dont remember
cant remember
tbd
tbc
tba
[i] (dont|do not) remember
cant recall
[i] have no clue
no clue [tbh]
beats me
who knows
hard to say
couldnt (say|tell [you])
you tell me
[thats] not my (area|job|topic|department|thing|field|responsibility)
[i] wouldnt know
not that i know [of]
[im] [really] not sure [yet]
[i] (cant|couldnt) (say|tell|recall|remember) [sorry|exactly|off the top of my head|anymore]
(before|above|outside) my (time|pay grade|pay level|remit|area)
[i] (never|havent) (asked|checked|heard|looked|found out)
(must|have to|need to) have forgotten
(no|zero) (memory|recollection) [of (that|this|it)]
search me
(good|your) guess [is as good as mine]
your guess is as good as mine
(unknown|unclear) (to me|so far|yet)
unknown
havent (a|got a|the) (clue|idea|foggiest|faintest)
not the (foggiest|faintest|slightest)
not a clue
[i|ive] never (heard|asked|thought|looked) [of|about|into] [it|that|this|them]
""",
    "help": """
help
help me
help please
[i] need [some|your] help
(can|could) you help [me]
what do you mean [by {it}|with {it}|exactly|here]
what (does|do) {it} (mean|refer to)
what do you (want|need) [from me|me to (say|write|do)|to (know|hear)|here|exactly]
what (should|shall|do|must|can) i (write|say|answer|put|enter|type|do) [here|now|exactly]
what is (this|that|meant|it) [about|for|exactly|here]
whats (this|that|meant|it) [about|for|here]
what are you (asking|talking about|looking for|after)
[i] (dont|do not) [really|quite] (understand|follow)
[i] (dont|do not) [really|quite] (understand|get) ({it}|what you mean|what you want|you)
[im] not sure what (you mean|this means|to (write|say|put)|you want|you need|this is about)
[im] not sure i (understand|follow)
(could|can|would) you [please] (explain|rephrase|clarify|elaborate|repeat) [{it}|what you mean]
(could|can) you give me an example
explain [please|{it}]
[an|any|for] example [please]
examples
for instance
how does (this|it) work
how do i (answer|do|use|write) [{it}]
how do you mean
[which|what] commands
huh
what
what now
pardon
come again
say again
what exactly
why do you (ask|need {it}|want to know)
what for
why
who are you
what can you do
like what
in what sense
im (confused|lost)
confused
wdym
what do u mean
idgi
i dont get it
who (will|can|does|gets to|is going to) (see|read) ({it}|my answers|my answer|what i write)
where (does|will) {it} go
(is|are) (this|my answers|it) (private|confidential|public)
are you [a] (bot|robot|human|person|real person|ai|real)
what happens (next|then|now|with {it}|with my answers)
how much (detail|text) [do you (need|want)]
how (long|detailed) should (it|this|my answer|the answer) be
[more] context [please]
meaning
how do i (change|edit|delete|fix|correct|undo) (it|this|that|my [last|previous] (answer|message|reply))
which (customer|account|client) [is (this|it)]
say what
what do you mean with
what do you mean
can you repeat {it}
which (one|customer|question|account|contract|product|call|meeting) [do you mean|is meant|is that|are you (talking|asking) about|exactly]
which (one|ones)
what (was|were) (the question|you asking|it) [again]
not clear [to me|what you mean]
unclear question
(can|do) you (see|read) (this|images|attachments|files|screenshots|voice notes|audio)
what kind of (answer|info|information|detail|details)
(in|with) what detail
[is] (anyone|anybody|someone|somebody) (there|here|listening|reading)
is this a (bot|robot|human|person|machine|ai|joke|real person)
who (reads|sees|gets) (this|it|that|my answers)
""",
    "back": """
back
back please
go back [please|one]
one back
previous
previous (one|question)
prev
(prev|last|previous) (one|question|q)
go to [the] (previous|last) (one|question)
""",
    "resume": """
resume
continue [please]
go on
carry on
start
lets (go|start|continue|go on)
im back
im ready
ready [now|when you are]
go
go ahead
fire away
shoot
proceed
lets do {it}
ok go
bring it on
im here
back again
hit me
ok ready
""",
    "status": """
status
progress
whats left
what is left
how far [are we]
how much is left
how many [more|are left|questions]
how many questions [are left]
how much longer
where (was|were|am|are) (i|we)
how many to go
how long [does it|will it|does this|will this] take
are we (done|finished) [yet]
am i (done|finished)
is that (all|everything)
anything (else|left)
""",
    "thanks": """
thanks [a lot|so much|a bunch|a million|again|for {it}|for the reminder]
thank you [so much|very much|again|for the reminder]
thx
ty
tysm
tx
cheers
many thanks
much appreciated
appreciate it
bye
bye bye
good night
goodbye
see you [later|soon|tomorrow]
see ya
cu
have a (nice|good|great) (day|one|weekend|evening)
youre welcome
you too
good job
well done
thnx
thanx
tnx
tyvm
thank u
ta
kthx
kthxbye
merci
gn
youre (great|the best|awesome|a star|amazing|a lifesaver|welcome|too kind)
love it
thats (all folks|a wrap|it folks)
(cheers|thanks|ta) (mate|buddy|man|folks|all|team|everyone|bot)
nice (work|one|bot)
(take care|ciao|see ya later|until next time|talk soon|ttys|enjoy your (weekend|evening|day))
[good|nighty] (night|nite|evening|eve)
gnight
(see|catch) (you|ya) (monday|tuesday|wednesday|thursday|friday|around)
""",
    "retract": """
[that was the] (wrong|other) (thread|chat|channel|window|conversation|customer|account|person|place|message|one|field|question|handover|client)
(ignore|disregard|forget|delete|remove|undo|scratch|strike|discard|erase|cancel) {that}
{that} (ignore|disregard)
(ignore|disregard|delete|undo|scratch) [please]
(that|this|it) (was|is) [meant] (for|about) {elsewhere}
(that|this) was (meant for|for|about)
for {elsewhere}
not (meant|intended) for (this|you|here)
{that} was not for (this|you|here) [one|customer|account|thread]
{that} was (a mistake|an accident|nonsense|rubbish)
by (mistake|accident)
sent (by|in) (mistake|accident|error|too early|too soon)
pressed (enter|send) too (early|soon)
(wasnt|was not) meant for (this|you|here)
take (that|it|this) (back|out) [again]
[i] (meant|wanted) to send (this|that|it) to
meant for (someone else|somebody else|another customer)
oops thats for
[i] made a mistake
typo above
[no] thats wrong
[no] that was wrong
delete my (last|previous) (answer|message)
(never mind|nevermind|nvm|disregard|ignore|forget|scrap) {that}
(never mind|nevermind|nvm|disregard|ignore|forget|scrap|scratch) [the|my|that] (last|previous|above) [one|message|answer|bit|part|line|reply|comment]
(please|pls) (ignore|disregard|delete|forget) [{that}]
forget (about it|about that|it)
(was|thats|that was) (a typo|not what i meant|the wrong (answer|one))
wrong (chat|thread|window|one|customer|account) [sorry|again]
(copy paste|copypaste|paste) (error|fail|mistake)
didnt mean to (send|post|write) {that}
""",
    "refers": """
[the] same (as|like) [the] (above|before|previous|last|earlier|below) [one|question|answer|time]
same as (in|for) the (last|previous) (one|question)
same [here|again|thing|answer|story]
ditto
idem
(see|read|look at|refer to|its in|its all in|all in) {elsewhere_written}
see (above|below|attached|attachment)
as (discussed|mentioned|said|explained|agreed|above|written|stated) [before|earlier|above|already|on the call|in the call|in the meeting|yesterday|last week]
[i|ive|i have] already (answered|said|told|explained|wrote|sent|mentioned|covered) [you] [it|this|that]
already (answered|said|told you|mentioned|explained|covered|sent|written) [{it}|above|before]
[i] (answered|said|told you|wrote|explained|mentioned) (it|this|that) (already|above|before|earlier)
(covered|answered|mentioned) (above|already|before)
you (already have|have) (it|that|this) [already]
[you] know [it|that] already
already in {elsewhere_written}
(look|check|its all|it is) in {elsewhere_written}
check {elsewhere_written}
see (thread|email|mail) [above]
copy paste from above
(like|as) i (said|wrote|mentioned|explained)
[the] same as the other (customer|account|one)
[as] per {elsewhere_written}
as above
like (above|before|last time|the other one|the last one)
(same|same same) [for this one|for this|for them|with this one]
(nothing new|no change|no changes|unchanged) [since last time|since then]
(sent|shared|posted|put) (it|that|this|everything|all of it) [already] (by email|in the channel|to you|to her|to him|to them|yesterday|last week|earlier)
answered (that|this|it) (above|already|in the (last|previous) one)
[the] same (answer|thing|story|reply|response|as) [as|like] [the|my] (last|previous|first|other|earlier) [one|question|answer]
(see|check|cf) (previous|prior|last|earlier) [one|answer|question]
(cf|as|like|per|see) (above|below|before)
(see|check) [the|my] (screenshot|image|picture|file|pdf|photo|recording|clip|video|previous|attached)
[the] same as (q1|q2|q3|q4|q5|question 0|number 0|nr 0|no 0|in 0|0)
(as|like) (before|usual|always|last time)
""",
    "remark": """
cancel
restart
start (over|again)
test
testing
this doesnt apply
[me] testing 0
(whatever|meh|blah|argh|sigh|yawn|lol ok)
(this is|youre|you are|that is|so|how) (annoying|boring|tedious|stupid|silly|ridiculous|useless|too much)
(asdf|asdfasdf|asdfgh|qwer|qwerty|blabla|bla bla|blah blah|foo|foobar|lorem ipsum)
""",
    "aside": """
ill
i will
(im|i am) (going to|gonna)
let me
lemme
i need
i have to
i [really] (gotta|got to|must|should) [go|leave|run|check|ask|think|look|find|finish|eat|sleep|first]
ive (got to|already|just)
i (just|thought|forgot|meant|mistyped|misread|misclicked|pressed|hit)
i (cant|cannot|couldnt|wont|dont|do not|didnt) (want|have time|understand|get|care|like|need|remember|see|answer|type|talk|find|open|access|log)
(im|i am) (on (a|the|my)|at (a|the|my)|in (a|another|my)|off|out|back|sick|ill|tired|stuck|sorry|late|done|confused|just|still|here|away|about to|almost|nearly|new|the wrong)
(on|from) my (phone|mobile|laptop|way|ipad|tablet)
my (phone|laptop|battery|train|kid|kids|wifi|internet|computer|screen|keyboard|cat|dog|plane|flight|taxi)
(can|could|may|should|shall|do|must|did) i
(can|could|will|would|are|did|do) you
can (someone|somebody|anyone|anybody) (else)
is (this|it) (thing|really|necessary|needed|mandatory|required|working|on)
(this|that|your) (question|bot)
you (already|asked|keep|just)
youre
(remind|ping|nudge|message|text) me
(talk|speak) to you
kids are
(how|what|where|when|why) (do|can|should|did|am|must) i
""",
    "asking": """
who
what
why
when
where
which
how
is
are
am
do
does
did
can
could
should
would
will
shall
may
must
whats
whos
wheres
hows
isnt
dont
""",
    "passes_on": """
[you (should|better|can|could|have to|need to|must|might want to)|better|best|please|just|maybe|pls|youd have to|youd need to|youll have to|id] ask _ [about (it|this|that)|instead|for (it|this|that)]
(check|speak|talk|verify|confirm|chat|sync) (with|to) _ [about (it|this|that)|instead]
(ping|dm) _ [about (it|this|that)|instead|for (this|that|it)]
_ (knows|would know|will know|should know|might know|probably knows|knows (this|it|that|more|better|all about it|the details)) [better|best|more|that|this|it] [than (me|i|i do)]
_ would know (that|this|it) better [than (me|i|i do)]
_ can (tell|answer|help|explain) [you] [that|this|it|more|better]
_ has (the details|all of (it|this|that)|all the details)
(thats|that is|its|it is) a question for _
(thats|that was|its) _ (area|topic|job|department|thing|business)
_ is the (one|person) to ask
only _ knows
(best|easier|quicker|wise|easiest) to (ask|check with) _ [about (it|this|that)]
_ (from|in|at) (finance|legal|support|sales|product|marketing|engineering|ops|operations|billing|procurement|it|security|hr) (knows|would know|will know|can tell you|might know)
(maybe|perhaps|probably|i think|i guess|i bet) _ (knows|would know|might know|will know)
_ would be the (one|person|right person) [to ask]
""",
    "points": """
(see|check|read|cf|consult|refer to|look at|look in|look into)
[its|it is|thats|that is|all is|everything is] [all] (documented|described|noted|logged|recorded|written|captured|tracked|listed|saved|stored|explained|covered) [up|down|already] (in|on)
(its|it is|thats|that is|all of it is|everything is) [all] (in|on)
all (in|on)
as per
[right] in
look it up (in|on)
you (can|will|ll) find (it|that|this|all|everything) (in|on)
""",
    "place": """
[the|our|my|their] (tracker|crm|wiki|salesforce|sfdc|sf|notion|confluence|sharepoint|onedrive|google drive|hubspot|gainsight|jira|asana|zendesk|clickup|airtable|pipedrive|intercom|dynamics|gong|planner)
[the|our|my|their] (account plan|success plan|call notes|meeting notes|handover notes|notes|doc|docs|deck|slides|sheet|spreadsheet|tickets|emails|inbox|recording|dashboard|record|knowledge base|calendar)
[the|our|my|their] (account|customer|contract|team) (page|folder|record|channel|wiki|sheet|plan)
""",
}

WORDS["busy"] = """
[im|i am|am|still] [just|still|currently|stuck] in (a|another|back to back) (meeting|call|workshop|meetings|training)
[im|i am|am] [just|still] in (meetings|calls|training|back to back meetings)
[im|i am|am] [just|still] on (a|another|the) (call|phone|train|plane|road)
[im|i am|am] [just] (driving|travelling|traveling|commuting)
(im|i am) [just|still|very|really|super|too|a bit|pretty|so] (busy|swamped|slammed|tied up)
[very|really|super|too] busy (right now|now|at the moment|today)
(im|i am) (on vacation|on holiday|off|off today|out|out today|away|ooo|out of office|at lunch|sick|ill|not at my desk|afk)
afk
got a (meeting|call)
[i] have a (meeting|call)
[i] have another (meeting|call)
"""

WORDS["long"] = """
hour
hours
hrs
h
mins
min
minutes
bit
while
few
"""
WORDS["ask"] = """
(let me|lemme|ill|i will|will|ill have to|i have to|i need to|need to|i must|i gotta|i should) (ask|check|find out|verify|confirm|double check|check with)
"""
WORDS["revert"] = """
[ill|i will|will] (come back|get back|let you know|report back|circle back|update you|follow up|revert|tell you) [to you|then|asap|soon]
"""
WORDS["where"] = """
(on|from|at) (my|the) (laptop|computer|phone|desk|office|ipad|mac|pc)
"""
WORDS["that"] = """
that
this
it
them
the above
above
my message
(my|the|that) (last|previous) (message|answer|reply|one)
what i [just] (said|wrote|sent)
"""
WORDS["elsewhere"] = """
(another|a different|the wrong|some other|my other) (customer|account|client|thread|chat|one|person|handover)
(someone|somebody) else
"""
WORDS["elsewhere_written"] = """
[the|our|my|attached] (doc|docs|document|file|deck|slides|sheet|spreadsheet|crm|wiki|notes|salesforce|notion|confluence|drive|link|ticket|hubspot|gainsight|email)
[the|my] (previous|last|other|first|earlier) (message|answer|question|email|reply|one|note|messages|answers)
"""
