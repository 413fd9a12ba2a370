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
""",
    "unsure": """
[ich] weiss [ich|es] [leider|gerade] nicht
weiss ich nicht
keine ahnung
[ich] bin mir nicht sicher
nicht sicher
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
""",
    "status": """
stand
wie weit [sind wir]
wie viel [ist] noch
wie viele [fragen] [sind] noch [offen]
was fehlt noch
was ist noch offen
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
""",
}
