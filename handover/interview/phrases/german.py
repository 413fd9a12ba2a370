"""German."""

WORDS = {
    "it": """
das
es
dies
diese
diese frage
die frage
den rest
""",
    "when": """
spater [heute]
heute [abend|nachmittag|noch]
morgen [fruh|vormittag|nachmittag|abend]
am (abend|nachmittag|wochenende|montag|dienstag|mittwoch|donnerstag|freitag)
nachste woche
(montag|dienstag|mittwoch|donnerstag|freitag)
nach (dem|meinem|diesem) (meeting|termin|call|mittagessen|mittag)
nach der (besprechung|mittagspause|arbeit)
in einer (stunde|minute|halben stunde)
in (5|10|15|20|30|funf|zehn|funfzehn|ein paar) minuten
gleich [nachher]
nachher
bald
sobald ich (kann|zeit habe|zuruck bin)
wenn ich (zeit habe|zuruck bin|zuhause bin|zu hause bin)
ein (andermal|anderes mal)
gerade
grad
im moment
momentan
jetzt
""",
}

PHRASES = {
    "filler": """
hallo [baton|zusammen]
hi
hey
moin
guten (morgen|tag|abend)
bitte
sorry
entschuldigung
entschuldige [bitte]
tut mir leid
pardon
verzeihung
ach
oh
hm
ahm
also
und
aber
baton
leider
erst
mal
erstmal
dann
doch
kurz
servus
gruss gott
huhu
ehrlich gesagt
einfach
gute frage
[ich] (komm|komme) [ich]
""",
    "soft": """
ja
gut
super
prima
toll
perfekt
klasse
sehr gut
genau
richtig
bestens
""",
    "ok": """
ok
okay
oki
alles klar
verstanden
geht klar
klar
in ordnung
passt
mache ich
mach ich
wird gemacht
erledigt
fertig
das wars
das war alles
gerne
jawohl
einverstanden
kein problem
alles gut
passt schon
jo mach ich
ist gut
okidoki
""",
    "wait": """
[ich] (mache|mach|beantworte|erledige|schreibe|bearbeite) [ich] {it}
[ich] kummere mich [darum|drum]
[ich] melde mich [wieder|dann|dazu]
ich melde mich [wieder|dann|dazu] noch
(einen|ein|kleinen|nen) (moment|augenblick|momentchen)
moment [mal]
augenblick
sekunde
eine (sekunde|minute)
(1|2|5|10|zwei|funf|zehn) minuten
warte [mal|kurz|bitte]
warten
gib mir (eine minute|einen moment|5 minuten|zeit|etwas zeit)
bin gleich (zuruck|wieder da|da)
bin (dran|dabei)
ich bin (dran|dabei)
ich (schaue|schau|gucke|prufe|uberlege) [kurz|mal|noch] [nach]
(lass|lasst) mich [kurz] (uberlegen|nachdenken|nachsehen|nachschauen)
muss [ich] [kurz|erst|noch] (nachsehen|nachschauen|uberlegen|nachdenken|nachfragen)
ich muss [kurz|erst|noch] (nachsehen|nachschauen|uberlegen|nachdenken|nachfragen)
sek
sekundchen
moment noch
kleinen augenblick
[ich] (frage|frag|klare|prufe|checke) [das] [noch|kurz|mal|erst] [nach|ab]
[das] (frage|klare|prufe|checke) ich [noch|kurz|mal|erst] [nach|ab]
und melde mich [wieder|dann]
brauche [noch] [einen|kurz] (kaffee|moment|augenblick|pause)
schaue nach
gleich
gleich (mehr|da|wieder da)
(moment|sekunde) telefon [klingelt]
[da] muss ich [erst|noch] (fragen|nachfragen)
[nochmal|noch mal|wieder] (drauf|darauf|dazu) zuruck
[ich] bin (kurz|mal kurz|eben|mal eben) weg
""",
    "later": """
spater
vielleicht spater
lieber spater
nicht jetzt
jetzt nicht
heute nicht
nicht heute
ein andermal
stopp
stop
pause
(bin|ich bin) [gerade|grad|noch|im moment] (im meeting|in einem meeting|in einer besprechung|in einem termin|im termin|in einem call|im call|am telefon|unterwegs|beschaftigt|im urlaub|nicht am platz|im zug|im auto|beim arzt|in meetings)
(habe|hab) [gerade|jetzt|heute|grad] keine zeit
ich (habe|hab) [gerade|jetzt|heute|grad] keine zeit
keine zeit
kann (gerade|jetzt|grad|heute) nicht
ich kann (gerade|jetzt|grad|heute) nicht
passt (gerade|jetzt) nicht
im meeting
das wars fur heute
schluss fur heute
[fur] heute reicht es
genug fur heute
ich muss (los|weg|weiter)
muss (los|weg)
erinnere mich [spater|nochmal]
wir machen spater weiter
lass uns spater weitermachen
nacher
vielleicht morgen
spater dann
bin weg
bin raus
bin (krank|unterwegs|im auto|im zug|am handy|beim essen|im feierabend|offline)
ich bin (krank|unterwegs|im auto|im zug|am handy|beim essen|im feierabend|offline)
feierabend
mittagspause
mittag
muss weg
[bitte] erinnere mich {when}
erinner mich {when}
auf dem (handy|weg|sprung)
hab (grad|gerade|heute) keinen kopf [dafur]
kein kopf [dafur]
(grad|gerade|sitze|bin|noch|jetzt) [grad|gerade|noch|jetzt|bin] (im|in nem|in einem) (termin|meeting|call|gesprach|workshop|telefonat)
(mach|mache) [ich] {when} [weiter]
(heute|jetzt) (nicht mehr|nimmer|wirds nichts)
(lass|lasst) mich in ruhe
(hor|hort) auf [zu (fragen|nerven)]
nerv nicht
(kind|kinder) (krank|abholen)
zug fahrt
nach (dem essen|feierabend|meinem termin)
(muss|musste) [jetzt|gleich|grad|kurz] (in den|ins|zum|in ein|in einen) (termin|meeting|call|zug|arzt)
""",
    "when": """
{when}
""",
    "skip": """
uberspringen
uberspring {it}
uberspringe {it}
[ich] [mochte] {it} [gern] uberspringen
konnen wir {it} uberspringen
(diese frage|die frage|das) [bitte] uberspringen
weglassen
lass {it} weg
auslassen
nachste [frage] [bitte]
zur nachsten [frage]
ich passe
weiter zur nachsten [frage]
ubergehen
nachste bitte
uberspringen bitte
weglassen bitte
""",
    "unsure": """
[ich] weiss [ich|es] [leider|gerade] nicht
weiss ich nicht
keine ahnung
[ich] bin mir nicht sicher
nicht sicher
kein plan
ka
keinen schimmer
weiss nicht mehr
kann ich nicht sagen
schwer zu sagen
muss ich [erst] nachfragen
nicht mein (bereich|thema|gebiet)
wird noch geklart
noch offen
k a
weiss nich
(weiss|weis) (ich|i) (nich|net|ned|leider nicht|auch nicht|gerade nicht|nicht genau|nimmer)
(ka|kp) [sorry]
keine ahnung [sorry|ehrlich gesagt|mehr|davon]
(nicht|nie) [mehr] (bekannt|gefragt|gehort)
unbekannt
mir nicht bekannt
da bin ich uberfragt
bin uberfragt
(erinnere|erinner) mich nicht [mehr|daran]
(fallt|fallt mir) [grad|gerade] (nicht|nichts) ein
das weiss ich (nicht|leider nicht|nicht mehr)
keinen (blassen|blassesten|schimmer) [schimmer]
""",
    "help": """
hilfe
hilf mir [bitte]
[ich] brauche hilfe
was meinst du [damit|genau]
was meinen sie [damit|genau]
wie meinst du das
wie meinen sie das
was (ist|soll) [hier|damit] gemeint
was ist [hier|damit] gemeint
was bedeutet das
was heisst das
was soll das [heissen|sein]
was soll ich [hier|da] (schreiben|antworten|sagen|eintragen|machen)
[ich] verstehe [ich] [die frage|das] nicht
das verstehe ich nicht
versteh ich nicht
nicht verstanden
kannst du [mir] das [bitte|naher] erklaren
konnen sie [mir] das [bitte|naher] erklaren
[hast du] [ein] beispiel
zum beispiel
wie bitte
hah
was genau
wie funktioniert das
wozu
warum
wer (liest|sieht) (das|meine antworten)
bist du ein (bot|roboter|mensch)
hae
hab ich nicht verstanden
kapier ich nicht
versteh nicht
kannst du [die frage|das] (wiederholen|erklaren)
wozu brauchst du das
wozu braucht ihr das
welcher kunde [ist das]
welche[n|r|s] (meinst du|meinen sie|frage|kunde) [genau]
(welcher|welche|welches|welchen) (kunde|frage|vertrag|termin) [ist (gemeint|das)|meinst du]
was (willst|wollen|mochtest) (du|sie) [von mir|wissen|genau]
""",
    "back": """
zuruck
vorherige [frage]
eine zuruck
""",
    "resume": """
weiter
weitermachen
fortsetzen
los gehts
[ich] bin (zuruck|wieder da|bereit|soweit)
bereit
kann losgehen
ich bin da
leg los
mach weiter
""",
    "status": """
stand
wie weit [sind wir]
wie viel [ist] noch
wie viele [fragen] [sind] noch [offen]
was fehlt noch
was ist noch offen
wo waren wir
wo war ich
wie lange [dauert das] noch
wars das
""",
    "thanks": """
danke [schon|sehr|dir|ihnen|vielmals]
dankeschon
vielen [lieben] dank
besten dank
herzlichen dank
merci
tschuss
bis (spater|morgen|bald|dann|nachher)
gute nacht
schonen (tag|abend|feierabend)
schones wochenende
gern geschehen
thx
danke dir
super danke
bis dann
""",
    "retract": """
falscher (thread|chat|kanal|kunde|account)
falsches fenster
falsche (frage|unterhaltung|nachricht)
[bitte] (ignorieren|ignoriere|ignorier|vergiss|losch|losche|loschen|streich|verwirf) [das|die letzte nachricht|meine letzte nachricht|es] [bitte] [wieder]
(das|die nachricht|sorry das) war (fur|ein) (einen anderen kunden|einen anderen|jemand anderen|jemand anders|anderen kunden|den falschen kunden|versehen|fehler)
das war fur
(war|ist) nicht fur (dich|hier) [gedacht|bestimmt]
aus versehen
verschrieben
vertippt
mein fehler
nimm das [wieder] (zuruck|raus)
vergiss (es|das|die letzte|meine letzte) [nachricht|antwort|wieder]
(nicht beachten|bitte nicht beachten|nicht wichtig)
(war|das war) (falsch|quatsch|unsinn|ein versehen|ein vertipper)
egal
""",
    "refers": """
[siehe|s] (oben|unten|anhang|vorherige antwort|letzte antwort|dokument|doku|crm|wiki|link)
siehe (das|die) (dokument|doku|datei|prasentation|wiki|crm)
wie (oben|gesagt|besprochen|erwahnt|gehabt|vorher|eben|schon gesagt)
(das|dito) gleiche [wie (oben|vorher)]
das gleiche wie (oben|vorher|eben)
dito
habe ich (schon|bereits) (gesagt|beantwortet|geschrieben)
hab ich (schon|bereits) (gesagt|beantwortet|geschrieben)
schon (gesagt|beantwortet|erklart)
steht (oben|im dokument|im crm|im wiki|in der doku)
(steht|ist) [alles] (im (crm|wiki|dokument|sheet|ordner)|in (der doku|den notizen|salesforce))
s o
s u
s a
(dto|d o)
wie (o g|oben genannt|immer|letztes mal|beim letzten mal|bei der letzten frage)
(unverandert|keine anderung|nichts neues)
wie [ja] (bereits|schon|vorhin|eben|oben|zuvor) (gesagt|erwahnt|geschrieben|beschrieben|erklart|genannt)
[das] (hatten|haben) wir [ja] (schon|bereits)
[das] (hatte|habe|hab) ich [ja|dir] (schon|bereits|oben|vorhin) (gesagt|erwahnt|geschrieben|beschrieben|erklart|genannt|beantwortet)
(gleiche|selbe|dieselbe|die gleiche) antwort [wie (oben|vorher|eben|davor|zuvor)]
""",
    "remark": """
test
abbrechen
abbruch
von vorne
""",
    "aside": """
muss (ich|erst|kurz|mal)
ich muss [erst|noch|mal|kurz|jetzt|gleich|leider]
ich (schreibe|mache|melde|frage|schaue|gucke) [das|mich|dir]
bin [ich] (gerade|grad|noch|gleich|nur|jetzt|heute)
ich bin (gerade|grad|noch|gleich|nur|jetzt|heute|nicht)
lass mich
kann ich
mein (handy|akku|zug|laptop|rechner)
auf meinem handy
diese frage
kinder sind
da muss ich
frag
""",
    "asking": """
was
wer
wie
wann
wo
warum
wieso
weshalb
welche
welcher
welches
ist
sind
kann
soll
muss
bist
hast
wird
""",
    "passes_on": """
(frag|frage|fragt|fragen sie) [bitte|mal|lieber|besser|doch|da|das] _ [bitte|mal|dazu]
(da|das) (musst|muss|solltest|sollte|kannst|mussen|konnen) (du|man|sie) [mal|besser|lieber] _ fragen
am besten [du|man] (fragt|fragst) [du|man] [mal|da|das] _
am besten _ fragen
bitte [an] _ (fragen|wenden)
_ (weiss|weiss das|weiss bescheid|wusste das|kennt sich [da] aus|weiss mehr) [besser|mehr|bestimmt|sicher|als ich]
das weiss [nur|eher|bestimmt|am besten] _ [besser|am besten]
(das|da) hat _ (gemacht|betreut|verhandelt)
wende dich [da|bitte] an _
_ [mal|bitte] (fragen|nachfragen)
(frag|frage|fragt) [mal|bitte|lieber|da] bei _ [mal] nach
(bei|mit) _ (nachfragen|klaren|besprechen)
[das] weiss [der|die] _ [besser|am besten]
(das|dazu) (weiss|kennt) [nur] _
""",
    "points": """
(vgl|vergleiche|s|siehe|schau|guck|schau mal|lies)
[das] (alles|steht|steht alles|ist alles|liegt|findest du|findet man|ist|ist dokumentiert|notiert)
(im|in der|in den|in meinen|in meiner|in unserem|in unserer|auf dem|auf der)
""",
    "place": """
[ins|in die|in|die|das|den|meine|meiner|meinen] (crm|mail|mails|wiki|doku|notizen|ticket|tickets|vertrag|protokoll|ordner|sheet|kalender|kanal|salesforce|confluence|hubspot|notion|laufwerk|akte|anhang)
""",
}
