"""What people write in an interview, in seven languages: talk that is no answer, and answers that look like it.

Both lists are measured in `test_interview_talk`. A line of `TALK` begins with what it means.
"""

TALK = """
ok: ok
ok: OK!
ok: okay
ok: k
ok: :+1:
ok: 👍
ok: :thumbsup::skin-tone-3:
ok: 👍🏽
ok: ok 👍
ok: got it
ok: Got it, will do
ok: sounds good
ok: alright, makes sense
thanks: noted, thanks
ok: will do
ok: done
thanks: thanks!
thanks: ok thanks
thanks: great, thank you so much
thanks: cheers 🙏
thanks: thx, bye
wait: one sec
wait: just a minute please
wait: give me a minute
wait: hang on
wait: hold on a sec
wait: brb
wait: let me check
wait: let me think about it
wait: still typing
wait: two mins
wait: bear with me
wait: ok, one moment
later: later
later: maybe later
later: not now, sorry
later: sorry, in a meeting, will do this tonight
later: I'm on a call, back to you later
later: I'll do it tomorrow morning
later: can't right now
later: no time today
later: busy right now, tomorrow?
later: on the phone, I'll get back to you in an hour
later: gotta run
later: I'm on vacation, will answer next week
later: let's stop here for today
later: that's enough for today, thanks
later: hi, I'll finish this after lunch
later: remind me tomorrow
later: ok will do it this evening
skip: skip
skip: skip please
skip: skip this one
skip: can we skip this?
skip: let's skip that question for now
skip: pass
skip: I'd like to skip this one please
skip: next question please
skip: move on
skip: I'll pass on this one
skip: thanks, skip it
skip: come back to this later
skip: I'd rather not answer that
help: what do you mean?
help: What do you mean by that?
help: sorry, what does that mean?
help: I don't understand
help: I don't understand the question
help: not sure what you mean
help: can you explain?
help: could you rephrase that please
help: help
help: what should I write here?
help: any example?
help: huh?
help: how does this work?
help: ok, what do you want to know?
back: go back please
status: how much is left?
resume: ok, let's continue
ok: alles klar
ok: Verstanden 👍
ok: ok, mache ich
thanks: Vielen Dank!
thanks: danke dir
wait: einen Moment bitte
wait: Moment
wait: warte kurz
wait: ich muss kurz nachsehen
wait: bin gleich zurück
later: später
later: jetzt nicht, sorry
later: Bin gerade im Meeting, mache ich heute Abend
later: keine Zeit gerade
later: ich melde mich morgen
later: sorry, bin unterwegs, mache es später
later: das war's für heute
skip: überspringen
skip: bitte überspringen
skip: nächste Frage bitte
skip: können wir das überspringen?
help: Was meinst du damit?
help: Das verstehe ich nicht
help: was soll ich hier schreiben?
help: Kannst du das erklären?
help: wie bitte?
help: Hilfe
ok: d'accord
thanks: compris, merci
thanks: merci beaucoup
wait: un instant
wait: une minute svp
wait: attends
wait: je reviens
later: plus tard
later: pas maintenant, désolée
later: Désolé, en réunion, je le fais ce soir
later: je suis au téléphone, je réponds demain
later: pas le temps aujourd'hui
later: je vous réponds cet après-midi
skip: passer
skip: on passe cette question
skip: question suivante svp
skip: peut-on passer ?
help: que voulez-vous dire ?
help: je ne comprends pas
help: Je ne comprends pas la question
help: c'est-à-dire ?
help: tu peux expliquer ?
help: aide
ok: vale
ok: De acuerdo
ok: entendido 👍
thanks: muchas gracias
thanks: vale, gracias
wait: un momento
wait: espera un segundo
wait: dame un minuto
wait: ahora vuelvo
later: más tarde
later: ahora no puedo
later: Perdón, estoy en una reunión, lo hago esta noche
later: lo hago mañana por la mañana
later: no tengo tiempo ahora
later: estoy de viaje, te contesto mañana
skip: saltar
skip: podemos saltar esta pregunta?
skip: siguiente por favor
skip: paso
help: ¿Qué quieres decir?
help: no entiendo
help: No entiendo la pregunta
help: ¿puedes explicarlo?
help: ayuda
help: qué tengo que escribir aquí?
ok: combinado
ok: tá bom
ok: entendi
thanks: obrigada!
thanks: muito obrigado
wait: um momento
wait: só um minuto
wait: volto já
wait: deixa eu ver
later: mais tarde
later: agora não
later: Desculpa, estou numa reunião, faço isso hoje à noite
later: não tenho tempo agora
later: respondo amanhã
later: depois
skip: pular
skip: pula essa
skip: podemos saltar esta pergunta?
skip: próxima por favor
help: o que quer dizer?
help: não entendi
help: não percebi a pergunta
help: pode explicar?
help: como assim?
help: ajuda
ok: va bene
ok: ho capito
ok: certo 👍
thanks: grazie mille
thanks: ok grazie
wait: un attimo
wait: aspetta un momento
wait: torno subito
wait: fammi controllare
later: più tardi
later: adesso no
later: Scusa, sono in riunione, lo faccio stasera
later: non ho tempo ora
later: rispondo domani mattina
later: ora non posso, scusa
skip: salta
skip: possiamo saltare questa domanda?
skip: prossima domanda per favore
skip: passo
help: cosa vuoi dire?
help: non capisco
help: non ho capito la domanda
help: puoi spiegare?
help: in che senso?
help: aiuto
ok: kk
ok: kkk
ok: 👀
ok: :eyes:
wait: gimme 5
later: not now
skip: next
skip: next one pls
back: back
back: go back
help: help?
help: ?
ok: all done
ok: that's it
ok: hi
ok: good morning!
ok: hey Baton
thanks: thx
thanks: ty
ok: lol
ok: haha
ok: hmm
ok: hm, good question
ok: ugh
help: wdym
help: what does this mean
help: example?
help: can you give me an example
help: why do you need this?
help: who will see this?
status: how many more?
status: how much longer
status: where was I?
later: can I do this on Thursday
later: remind me at 4pm
later: spaeter
later: später bitte
wait: um momento por favor
wait: moment mal
wait: une seconde
skip: passe
help: was meinst du?
help: c'est quoi ça ?
help: qué quieres decir
help: cosa intendi?
help: o que você quer dizer?
thanks: danke!
thanks: merci bcp
thanks: obrigada
thanks: gracias
ok: nm
later: afk
wait: bbl
ok: omw
later: gtg
later: in a mtg
later: otp, later
later: ooo today
wait: lemme check
wait: lemme look it up
wait: checking...
wait: one moment plz
wait: 1 min
wait: 2 secs
wait: sec
wait: wait
wait: hold up
later: pause
later: stop
later: enough for today
wait: I need a coffee first
ok: sure
thanks: thanks Baton, you're great
help: are you a bot?
ok: is this thing on
ok: @Baton
resume: resume
resume: continue
resume: go on
resume: weiter
skip: suivant
skip: prossima
skip: próxima
skip: siguiente
resume: ready
resume: I'm ready
resume: let's go
resume: shoot
ok: sorry for the delay
ok: sorry!!
ok: 😂😂😂
ok: ✅
ok: 💯
ok: :white_check_mark:
later: 🙈 later
later: later 🙏
wait: 5 min
ok: ok cool
ok: okey dokey
ok: roger
ok: copy that
ok: np
ok: no worries
ok: kein Problem
thanks: de rien
ok: beleza
ok: passt
ok: jo mach ich
later: sick today
later: lunch!
wait: oh wait
wait: hang tight
wait: hold your horses
wait: give me til tomorrow
wait: I'll circle back
later: ping me in an hour
later: busy, later pls
skip: not sure tbh, skip
later: cant now
later: can't rn
later: sorry was afk
later: was in a meeting, where were we
thanks: k thx
thanks: kewl thx
ok: perf
ok: sgtm
ok: lgtm
ok: nvm
help: wait what
help: huh??
help: say what
help: what's this for
help: how do I change my answer
help: how do I edit my previous answer
help: can you repeat the question
help: which customer is this
help: which customer?
help: sorry don't get it
ok: no comment
skip: pass for now
skip: skip for now pls
later: later alligator
skip: next!
back: prev
skip: go to the next
wait: hmm let me think about this one
wait: need to double check
wait: will ask around
later: boarding now
later: phone dying
later: in the car
later: driving
resume: I'm back, go
resume: ok go
resume: ready when you are
resume: hit me
resume: start
resume: bin wieder da
wait: moment, Telefon klingelt
wait: gleich
wait: gleich mehr
later: mach ich nachher
help: kannst du das wiederholen?
help: verstehe die Frage nicht
help: wozu braucht ihr das?
later: hab grad keinen Kopf dafür
resume: mach weiter
skip: nächste
wait: deux min
help: tu peux répéter ?
resume: on continue
wait: ahorita
wait: luego te digo
later: ahora te digo
wait: dame un rato
wait: já respondo
wait: depois te falo
later: adesso non riesco
later: ti rispondo dopo
later: 後で
later: すみません、今会議中です
later: 会議なので後で
later: また明日やります
wait: 少々お待ちください
wait: 5分待って
wait: 確認して連絡します
skip: スキップ
skip: これは飛ばして
skip: 次の質問お願いします
thanks: ありがとうございます！
thanks: お疲れ様でした！
ok: 了解です
ok: 承知しました
help: どういう意味ですか？
help: 例を教えてください
back: 前の質問に戻る
status: あといくつありますか
later: gotta jump
later: stop asking me
later: grad im Termin
wait: brb 5
wait: back in 10
wait: bin kurz weg
help: is this a bot
help: ça veut dire quoi ?
skip: pasa a la siguiente
"""

ASKED = """
remark: do I have to answer this
remark: do I have to
remark: is this mandatory
wait: can I answer by voice
remark: can I send a file instead
help: who asked this?
help: what do you mean with executive sponsor
refers: already in the doc
refers: already in salesforce
refers: it's all in Salesforce
refers: look in the CRM
refers: see attached
refers: check my notes
refers: Same.
refers: same as the other customer
refers: copy paste from above
refers: like I said
refers: see thread
retract: wrong account, sorry
retract: oops that's for Acme
retract: sorry that was meant for Acme
retract: oops meant to send this to Priya
retract: meant for someone else
retract: please delete my last message
remark: can you delete my last answer
retract: undo my last answer
retract: I made a mistake
retract: typo above
retract: remove this
retract: forget what I said
retract: that's wrong, ignore
retract: no that's wrong
wait: let me get back to you on this
remark: I'll need to look that up
remark: I'll finish tonight after the kids sleep
remark: muss kurz weg
help: kann ich später machen?
help: was genau willst du wissen?
refers: siehe CRM
refers: steht alles im CRM
refers: wie oben
retract: falscher Chat sorry
retract: das war für einen anderen Kunden
retract: vergiss die letzte Nachricht
retract: lösch das bitte
later: j'ai pas le temps là
later: je regarde ça demain
unsure: je sais plus
refers: c'est dans le CRM
refers: voir CRM
refers: comme je l'ai dit
retract: erreur, mauvais client
retract: oublie mon dernier message
help: pourquoi cette question ?
unsure: no me acuerdo
help: no entiendo qué quieres
refers: está en el CRM
refers: ver CRM
retract: me equivoqué de chat
retract: era para otro cliente
retract: borra lo anterior
wait: tengo que preguntar a Tom
later: agora não dá
refers: está no CRM
retract: esquece o que eu disse
retract: era para outro cliente
wait: tenho que perguntar ao Tom
refers: è nel CRM
retract: scusa, era per un altro cliente
retract: cancella l'ultimo messaggio
unsure: boh non saprei
unsure: non saprei
later: nope, not now
unsure: no clue tbh
refers: same as above
refers: see doc
unsure: tbd
unsure: TBC
wait: will check with Jo and come back
wait: I'll ask Jo and let you know
retract: oops wrong thread
retract: wrong chat, sorry
retract: ignore that
retract: pls ignore
retract: delete that
retract: undo
retract: sorry that was for another customer
retract: scratch that
unsure: weiß nicht
unsure: keine Ahnung
unsure: je sais pas
unsure: no sé
unsure: boh
unsure: sei lá
remark: test
refers: I already answered that
refers: already told you
refers: see my last message
refers: as discussed
refers: ditto
refers: idem
refers: siehe oben
refers: voir plus haut
refers: ver arriba
remark: can someone else answer this? I don't know this bit
unsure: not my area
remark: start over
remark: cancel
wait: I'll type this up on my laptop
later: on my phone rn, will do properly later
remark: kids are home, tomorrow
unsure: わかりません
unsure: ちょっとわからないです
unsure: 田中さんに聞いてください
unsure: 田中さんが詳しいです
refers: 同上
refers: 前と同じです
refers: CRM参照
refers: Salesforceに書いてあります
retract: 今の無視して
retract: 送信先を間違えました
unsure: ask Tom
unsure: Ask the SE
unsure: Tom would know that better than me
unsure: Sandra from finance knows
unsure: you'd have to ask Priya about that
unsure: da musst du Tom fragen
unsure: das weiß der Tom besser
unsure: il faut voir avec Tom
unsure: habría que preguntarle a Tom
unsure: melhor perguntar pro Tom
unsure: chiedi a Tom
unsure: k. A.
refers: s.o.
refers: all documented in Notion
refers: same answer as the last one
refers: wie bereits gesagt
retract: never mind the last one
retract: disregard previous message
retract: laisse tomber
retract: mandei no chat errado
refers: in the wiki
refers: look it up in SFDC
refers: it's on the account page
refers: see screenshot
refers: im CRM
refers: gleiche Antwort wie oben
refers: mesma resposta
unsure: Ask Marta or Jo
unsure: lo sabe Tom
unsure: das weiß nur Tom
unsure: honestly no idea
unsure: ¯\\_(ツ)_/¯
remark: cool 👍
"""

ANSWERS = """
no open issues
No known risks at the moment.
OK is their status colour for every project we run
Later this year they migrate to the new ERP.
Skip-level sponsor is Ana Ruiz
Help desk is run by Tom
No, they renew in May
Yes, Ana signs
Nothing works since the March release
None of them uses the API, all of them hate the export
Done deal: they signed in May
Next step is the QBR on 4 May
Back office loves us, front office does not
Thanks to Ana they stayed
Wait times are what they complain about
Hold on spending until July
Test site in Leeds, live in York
Maybe 40 % of seats are used
Tomorrow they sign, Ana has the pen
Sure-fire champion: Lena
One sec delays in the API annoy them
Stop calling Tom's boss, ever
I don't know who signs, but Ana decides
Ask Tom before you touch the contract
K+S AG is their parent
220
May
Ana
Ana Ruiz
12 March
Happy
Red
churn risk
good
Alles gut, nur der Export nervt
Später im Jahr migrieren sie
Kein Ansprechpartner in der IT, alles läuft über Ana
Nada les gusta más que el panel
Aucune idée de qui signe, mais Ana décide
See the doc Ana wrote on 4 May about pricing: they pay 40k
Same as Northwind: weekly calls, Ana decides
TBD who signs; Ana decides until then
they asked to pause the project till June
Help!! They are furious about the outage
Later is better than earlier: never call before 10
Undo button is what they want most
Ignore the CFO, Ana decides
Delete requests come monthly, GDPR
Cancel culture: they cancelled two QBRs
Weekly calls, very friendly
I visit them twice a year
I call on Mondays
I have a weekly call with their IT lead
We meet every second Tuesday
Short emails only
Nobody in finance knows us
Renewal is in May, price is the topic
They pay late
Mood is fine
Calm but watchful
Angry about the outage
Two open tickets, both with support
Training for the night shift is promised
Never call before ten
Please never copy the CFO
You can call any time
You should bring numbers to every meeting
Send the report on Fridays
I send the report on Fridays
I promised a refresher training
I owe a workshop on SSO
I never talk to the CFO directly
I always send an agenda first
I'm close to the COO
I'm in the steering committee
Our champion left in March
No integrations
No open promises
SSO and SCIM
Everything is fine, nothing special
Nothing promised
Not much, honestly
Only the export
The API is unused
Usage is low in Hull
Mainly warehouse staff
Phone, never email
Email only, formal tone
German, formal, Sie
Dutch humour, direct
Don't mention the old vendor
Do not send invoices by email
The board wants a roadmap
Executive sponsor changed last summer
Data lives in Frankfurt
Legal is slow
Procurement takes six weeks
Still waiting for the security review
Waiting for the budget
Under NDA
Contract is signed until next summer
Discount of ten percent was promised
Ask me about the price before renewal
Check the wiki before the first call
See the account plan in the wiki for numbers and names
Test environment is broken since March
Testing takes them two weeks
Cancel notice is three months
Start with the warehouse lead
Let the IT lead speak first
Let sleeping dogs lie: no SSO talk
I think the renewal is safe
I would not touch the price
I think churn is unlikely
I don't think the renewal is at risk
I can introduce you to the COO
I will introduce you on the call
I am not aware of any promises
I do not know of any
As discussed with legal, no discount
As agreed in the QBR: two trainings
Same contact for billing and support
Same price until 2027
See you in Leeds is how each call ends
Wrong invoices are the main pain
Wrong person to ask is the CFO
Is a pilot customer for the API
Are happy with support
Can pay late
Could grow to two sites
Will renew in May
May churn
Must have SSO
Should get a visit soon
Do everything by phone
Does not like surprises
How we work: weekly call
What matters: speed
When in doubt, call
Where it hurts: exports
Who decides: the COO
Which site: Leeds
Why: cost
My contact is the IT lead
My gut feeling: safe
My weekly call moves to Tuesday
My boss knows the CFO
Later stage startup
Morning calls only
Tomorrow is the QBR
Friday is bad, always
Back in shape since the outage
Lunch once a quarter
Sick of our invoices
Off until May
Out of budget
Busy season is autumn
Slow in August
This question comes up in every QBR
This thread of complaints goes back years
That's everything they bought
That was for the pilot only
It was for the pilot
It's in the contract
Already live in two sites
Already renewed
Already trained, all teams
Not for the faint-hearted
Not my favourite customer, honest
Ich rufe montags an
Ich schicke freitags den Bericht
Muss noch verlängert werden
Ruhig, zufrieden
Keine offenen Zusagen
Nur per Telefon
Ich habe eine Schulung zugesagt
Bitte nie vor zehn anrufen
Bin dort seit Jahren bekannt
Noch offen: SSO
Je les appelle le lundi
Je vais au comité chaque mois
Je suis en contact avec la DSI
Pas de promesse en cours
Plutôt contents
Llamo los lunes
Estoy en el comité
Voy cada mes a la oficina
Sin promesas pendientes
Vou lá todo mês
Estou no comitê
Sem promessas
Sono in trattativa per il rinnovo
Chiamo il lunedì
Devo un workshop
Nessuna promessa
No
Yes
None
Nothing
Great
Good.
Fine so far
Busy
Calm
Tomorrow
Next week
Tonight
On Monday
Friday afternoon
In an hour, with Marta
5
2027
Yes, all good
OK for SSO; SCIM is planned
Ok with the price, not ok with the term
Okay relationship, could be warmer
Later this year they move to Frankfurt
Later in Q3 they want SCIM
Later: SSO, SCIM, audit log
Not now but in May
Not today's problem: the renewal
Skip-level meetings with the CFO monthly
Skip the legal team, they are slow
Skip Tuesdays, Marta is off
Pass all invoices to Jo first
Pass through procurement takes six weeks
Next renewal is on 1 May
Next question from them will be about the price
Next: rollout in Oslo
Help desk: they use Zendesk
Help them with the migration in March
Helpful contact: Jo in finance
N/A region is theirs
NA, EMEA and APAC are live
NA region only, EMEA is with Tom
None of their admins knows SSO
Nothing is promised in writing
No idea was too wild for them
No time zone differences, all in CET
No problem with the invoices
No problems
What they mean by done is signed off by Jo
What do you mean by done? is what Jo always asks
What is left is the API migration
Why they bought: the old tool was slow
How it works: Marta signs, Jo pays
Thanks to Maria they stayed
Thanks to the new site they grew by 20 %
Thank-you lunch every December
Cheers every Friday in their office, Jo likes it
Back in 2022 they nearly left
Back office uses it daily
Backup contact is Tom
Stop of the pilot on 1 May
Stop calling before 10
Wait for the budget in May
Wait times of the support annoy them
Hold on hosting until May
Hold on the invoices until July
One second of downtime costs them 100 €
One moment of truth was the outage
A minute of the meeting is in the wiki
Two minutes per call is their goal
Start date of the new contract: 1 May
Start with Marta, then Jo
Continue the weekly call
Continue with the pilot until June
Resume of the talks is in May
Status calls on Mondays
Status: green
Progress is slow
On a call they are blunt
In a meeting they always nod and never decide
In meetings Jo talks, Marta decides
On holiday until 3 May
They are on vacation in August
They will do this tonight
Marta will do it tomorrow
She will get back to us next week
We will answer next week
I promised Marta a training, I will do it next week
Call me tomorrow, said Jo, and never did
Done: SSO, open: SCIM
Done deal for two years
All done except SCIM
Sure bet for the renewal
Got it from procurement: 12 months' notice
Noted in the contract: 99.9 %
Understood by Jo, not by Marta
Sounds good to them, Jo said
Makes sense to start in May
Fair enough price, they said
Will do a workshop in May
Deal of 40,000 until June
On it since 2021
Perfect relationship with Jo
Super happy
Cool, distant, correct
Nice people, slow decisions
Example: the outage in May
Examples of their reports are in the wiki
Explain everything twice to Jo
Sorry they were about the outage
Sorry state of their data is the main risk
Please them with early mails
Please copy Jo on everything
Hello kitty is their biggest licence
Hi-fi retailer in Oslo
Let me know is Jo's favourite phrase
Let them check each invoice
Let's encrypt certificates expire in May
I don't know their budget
Not sure whether Marta stays
Don't know who signs, ask Jo
Unclear
Confused by the price list
Lost two seats in May
Lunch with Jo every month
Remind Jo of the invoice tomorrow
Remind me-mails annoy them
Bye bye to the old tool in May
Good night shifts: the warehouse works 24/7
Move on to the new plan in May
Moving on 1 May to Frankfurt
Leave it to Marta
Leave the contract as it is
Come back to them in May with prices
Check with Jo before each release
Checking account at DNB
Thinking of leaving in May
Typing errors in their imports
Working on it with two engineers
Almost there with SSO
Time zone: CET
Ready for the renewal
1-2 calls a month
A+ customer
C-level sponsor: Jo
Q: who signs? A: Marta
x-ray devices are their business
Go-live was in May
Go on Mondays only
Pause of the project in July
Another time zone than ours: JST
Some other time they wanted a discount
Today they signed
Today is the steering call
This evening there is a demo for Jo
After lunch calls are best
As soon as possible they want SCIM
Before the end of the day Jo answers every mail
When I can't reach Jo, I call Marta
By Friday they want the offer
Soon
Asap
Over the weekend nobody answers
Keine
Nein
Ja
Gut
Nichts
Später im Jahr ziehen sie nach Frankfurt um
Später Start: erst im Mai
Nicht jetzt, aber im Mai wollen sie SCIM
OK für SSO, SCIM ist geplant
Alles klar geregelt im Vertrag
Klar ist: Marta entscheidet
Moment der Wahrheit war der Ausfall
Einen Moment lang wollten sie kündigen
Danke für die Schulung, sagten sie
Dank Maria sind sie geblieben
Weiter mit dem Piloten bis Juni
Weiterbildung für Jo im Mai
Zurück zum alten Tool wollen sie nicht
Nächste Frage wird der Preis sein
Nächste Woche
Morgen
Heute Abend ist die Demo
Hilfe brauchen sie beim Import
Hilfsbereit, aber langsam
Was sie damit meinen, weiß nur Jo
Was bedeutet das für die Verlängerung? fragt Jo
Warum sie gekauft haben: das alte Tool war langsam
Keine Zeit für Schulungen
Keine Ahnung von SSO haben ihre Admins
Ich weiß nicht, wer unterschreibt, Jo fragen
Im Meeting nicken sie immer
Im Urlaub bis 3. Mai
Am Telefon ist Jo freundlicher
Unterwegs erreicht man Jo am besten
Erledigt: SSO, offen: SCIM
Fertig ist nur SSO
Passt alles, sagt Jo
Gerne per Mail
Stand: grün
Stopp des Projekts im Juli
Warten auf das Budget
Sie melden sich morgen
Marta macht das morgen
Überspringen können sie das Update nicht
Zum Beispiel Rechnungen nur an Jo
Beispiel: der Ausfall im Mai
Gleich zwei Kündigungen im Mai
Bald
Super zufrieden
Non
Oui
Rien
Bien
Aucun
Plus tard dans l'année ils déménagent à Lyon
Pas maintenant, mais en mai ils veulent SCIM
OK pour le SSO, SCIM est prévu
D'accord sur le prix, pas sur la durée
Compris dans le contrat : 99,9 %
Merci à Maria, ils sont restés
Passer par les achats prend six semaines
Passe par Jo avant chaque facture
Suivante étape : le renouvellement
Prochaine étape en mai
Attendre le budget de mai
Un instant de vérité : la panne
Une minute de panne coûte 100 €
Demain
Ce soir il y a une démo pour Jo
La semaine prochaine
Aide demandée pour la migration
Ils ne comprennent pas les factures
Je ne sais pas qui signe, demander à Jo
Pas le temps de former leurs équipes
En réunion, ils disent toujours oui
Au téléphone Jo est plus aimable
En vacances jusqu'au 3 mai
Marta le fait demain
Ils répondent demain
Que veut dire terminé ? demande toujours Jo
Pourquoi ils ont acheté : l'ancien outil était lent
Par exemple les factures à Jo
Exemple : la panne de mai
Pause du projet en juillet
Retour à l'ancien outil exclu
Continuer le point hebdomadaire
Terminé : SSO
Super contents
Parfait
Sí
Nada
Bien
Ninguno
Más tarde este año se mudan a Madrid
Ahora no, pero en mayo quieren SCIM
OK para SSO, SCIM está previsto
De acuerdo con el precio, no con el plazo
Vale la pena llamar a Jo
Vale 40.000 al año
Claro que Marta decide
Listo: SSO, pendiente: SCIM
Hecho en mayo
Gracias a María se quedaron
Pasar por compras tarda seis semanas
Paso previo: firma de Jo
Siguiente paso: renovación en mayo
Espera del presupuesto en mayo
Un momento clave fue la caída
Un minuto de caída cuesta 100 €
Mañana
El lunes hay una demo para Jo
La semana que viene
Ayuda con la migración en mayo
No entienden las facturas
No sé quién firma, preguntar a Jo
No tienen tiempo para formación
No tengo tiempo es lo que dice siempre Jo
En una reunión siempre dicen que sí
De vacaciones hasta el 3 de mayo
Marta lo hace mañana
Qué quieren decir con hecho lo sabe Jo
Por qué compraron: la herramienta era lenta
Por ejemplo las facturas a Jo
Como siempre, en mayo
Luego viene la renovación
Después de la reunión firman
Para mayo quieren SCIM
Pausa del proyecto en julio
Seguir con la llamada semanal
Estado: verde
Perfecto
Sim
Não
Ótimo
Nenhum
Mais tarde este ano mudam para Lisboa
Agora não, mas em maio querem SCIM
OK para SSO, SCIM está previsto
Combinado com a Jo: 12 meses
Claro que a Marta decide
Pronto: SSO, falta: SCIM
Feito em maio
Obrigado é o que a Jo diz sempre
Passar pelas compras demora seis semanas
Passo seguinte: renovação em maio
Próxima reunião em maio
Espera pelo orçamento de maio
Um momento difícil foi a falha
Amanhã
Na segunda há uma demo para a Jo
Próxima semana
Ajuda com a migração em maio
Não entendem as faturas
Não sei quem assina, perguntar à Jo
Não têm tempo para formação
Em reunião dizem sempre que sim
De férias até 3 de maio
A Marta faz isso amanhã
O que querem dizer com feito sabe a Jo
Porque compraram: a ferramenta era lenta
Por exemplo as faturas à Jo
Como sempre, em maio
Depois vem a renovação
Depois da reunião assinam
Parar o piloto em maio
Voltar à ferramenta antiga não querem
Continuar com a chamada semanal
Beleza e cosmética é o negócio deles
Perfeito
Si
Bene
Niente
Nessuno
Più tardi quest'anno si trasferiscono a Milano
Adesso no, ma a maggio vogliono SCIM
OK per SSO, SCIM è previsto
Va bene il prezzo, non la durata
Certo è che Marta decide
Fatto: SSO, manca: SCIM
Capito poco del contratto da parte loro
Grazie a Maria sono rimasti
Passare dagli acquisti richiede sei settimane
Passo successivo: rinnovo a maggio
Prossima riunione a maggio
Aspetta il budget di maggio la Jo
Un attimo di fermo costa 100 €
Domani
Lunedì c'è una demo per Jo
La prossima settimana
Aiuto con la migrazione a maggio
Non capiscono le fatture
Non so chi firma, chiedere a Jo
Non hanno tempo per la formazione
In riunione dicono sempre di sì
In ferie fino al 3 maggio
Marta lo fa domani
Cosa vogliono dire con fatto lo sa Jo
Perché hanno comprato: lo strumento era lento
Per esempio le fatture a Jo
Come sempre a maggio
Dopo viene il rinnovo
Dopo la riunione firmano
Basta chiamate prima delle 10
Salta agli occhi la qualità dei dati
Continua la call settimanale
Stato: verde
Perfetto
四半期ごとにレビュー
田中部長が決裁者で、予算は4月に決まる
わからないことが多いので丁寧な説明を好む
後で更新の話をすると約束した
不明点があればMariaさんに連絡する約束
特になし
Ask Tom before every invoice, he insists on it
Ask for the PO number first
Check with Jo before each release
Nobody there knows the admin console
Maria knows our CEO from university
Frag nie nach dem Budget, das ist ein Reizthema
Passe par Maria pour tout
Pregunta siempre por el descuento
Só a Maria aprova
AAA
Ask for the PO number
Call Marta before 10
Marta handles invoices
See Marta first, then Jo: he decides
Forget e-mail, they only answer on WhatsApp
Never mention the merger
忙しい時期は3月
毎月10日に請求
"""
