"""French. Words are as in the text without accents and apostrophes: "d'accord" is "daccord"."""

WORDS = {
    "it": """
ca
cela
cette question
la question
celle ci
celle la
le reste
""",
    "when": """
plus tard [dans la journee]
ce soir
cet apres midi
demain [matin|soir|apres midi]
aujourdhui
tout a lheure
(lundi|mardi|mercredi|jeudi|vendredi) [matin|soir]
la semaine prochaine
ce week end
apres (la|ma|cette) reunion
apres le (dejeuner|rendez vous|call)
dans (une heure|un moment|un instant|une minute|5 minutes|10 minutes|cinq minutes|dix minutes|quelques minutes|une demi heure)
bientot
des que (je peux|possible|jai le temps|je suis de retour)
quand (je peux|jai le temps|je serai de retour|je suis de retour)
une autre fois
un autre jour
en ce moment
pour le moment
pour linstant
maintenant
""",
}

PHRASES = {
    "filler": """
bonjour [baton]
bonsoir
salut
coucou
sil (te|vous) plait
svp
stp
desole
desolee
pardon
excusez moi
excuse moi
je suis (desole|desolee)
ah
oh
euh
hm
bon
alors
et
mais
baton
""",
    "soft": """
oui
bien
tres bien
super
parfait
genial
top
excellent
exact
""",
    "ok": """
ok
okay
daccord
cest (bon|note|compris|fait|tout)
compris
entendu
note
bien recu
recu
ca marche
pas de souci
ca roule
bien sur
je men occupe
termine
voila
""",
    "wait": """
[je] (le fais|fais {it}|men occupe|reponds|reviens|vais le faire|vais repondre|vais y repondre|ferai {it}|le ferai|repondrai|continuerai|reviendrai|termine|terminerai)
je (vous|te) (reponds|repondrai|recontacte|redis)
je my mets
on (fait|fera|verra|reprend) {it}
(un|une) (instant|moment|minute|seconde|petite minute|petit instant)
(deux|2|5|cinq|10|dix) (minutes|secondes)
attends [un peu|une minute|une seconde]
attendez [un peu|une minute|un instant]
patientez
jarrive
je reviens [vite]
(laisse|laissez) moi (reflechir|verifier|regarder|une minute|un instant)
je (verifie|regarde|reflechis|cherche)
je dois (verifier|reflechir|regarder)
(donne|donnez) moi (une minute|un instant|5 minutes|cinq minutes)
""",
    "later": """
plus tard
peut etre plus tard
pas maintenant
pas aujourdhui
pas tout de suite
une autre fois
stop
arretons la
pause
on (arrete|sarrete) la
(je suis|suis) [actuellement|encore] (en reunion|au telephone|en appel|en deplacement|occupe|occupee|en conges|en vacances|en rendez vous|dans le train|en call|pris|prise)
en reunion
jai une reunion
jai pas le temps
je nai pas le temps
pas le temps
je ne peux pas [repondre] [maintenant]
je peux pas [repondre] [maintenant]
je dois (y aller|partir|filer)
cest (tout|assez) pour aujourdhui
ca suffit pour aujourdhui
""",
    "when": """
{when}
""",
    "skip": """
passer
passe
passons
passez
je passe
on passe [{it}]
(passe|passer|passons|passez|saute|sauter|sautons|ignorer|ignore) {it}
(peut on|on peut|pouvons nous|je veux|je voudrais|je prefere|jaimerais) (passer|sauter) [{it}]
[la] suivante
question suivante
passons a la suivante
passer a la suivante
sauter
ignorer
""",
    "unsure": """
je (ne sais|sais|nen sais) [pas|rien]
aucune idee
[je ne suis] pas (sur|sure)
je suis pas (sur|sure)
""",
    "help": """
aide
aide moi
aidez moi
a laide
besoin daide
jai besoin daide
(que|quest ce que) (veux tu dire|voulez vous dire|tu veux dire|vous voulez dire|ca veut dire|cela veut dire|ca signifie)
que veut dire {it}
quentendez vous par la
quentends tu par la
cest a dire
comment ca
je (ne comprends|comprends) pas [{it}]
jai pas compris
je nai pas compris
pas compris
(peux tu|pouvez vous|tu peux) (expliquer|preciser|mexpliquer|reformuler) [{it}]
[un|par] exemple
(quest ce que je dois|que dois je|je dois) (ecrire|repondre|dire|mettre) [ici] [quoi]
comment ca marche
pourquoi
quoi
hein
""",
    "back": """
retour
precedent
precedente
question precedente
revenir en arriere
""",
    "resume": """
continuer
continuons
on continue
reprendre
reprenons
cest reparti
je suis (pret|prete|de retour)
""",
    "status": """
statut
ou en (est on|sommes nous)
combien [de questions] [en] reste [t il|il]
quest ce quil reste
que reste t il
""",
    "thanks": """
merci [beaucoup|bien|a toi|a vous|davance|infiniment]
mille mercis
un grand merci
au revoir
a (plus|plus tard|demain|bientot|tout a lheure|ce soir)
bonne (journee|soiree|nuit)
bon (week end|weekend)
de rien
je vous en prie
je ten prie
""",
}
