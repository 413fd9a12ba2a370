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
""",
    "soft": """
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
[im] (confused|lost)
""",
    "back": """
back
back please
go back [please|one]
one back
previous
previous (one|question)
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
