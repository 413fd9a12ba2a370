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
coucou baton
franchement
bonne question
hello
hey
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
pas de probleme
nickel
ca va
ok ca marche
np
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
1 (instant|minute|seconde|sec)
une sec
deux secondes
je (demande|verifie|regarde|cherche) [a] et [je] (te|vous) (dis|redis|tiens au courant)
et je (te|vous) (dis|redis|reviens|tiens au courant)
je vais (demander|verifier|regarder|chercher)
il faut que je (demande|verifie|regarde)
besoin dun cafe
(deux|2|cinq|5|une|1) (min|mins|sec)
je dois (demander|voir) (a|avec|ca avec)
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
dsl plus tard
suis en reu
en reu
en call
malade aujourdhui
je suis malade
rappelle moi {when}
rappelez moi {when}
je dois (partir|filer|y aller)
pause dejeuner
je suis (sur mon telephone|dans le metro|dans le train|sur la route|absent|absente)
sur mon telephone
{when} (stp|svp|si possible)
(fiche|laisse|laissez) moi (la paix|tranquille)
(trop|suis) (fatigue|fatiguee|creve|crevee|occupe|occupee) [aujourdhui|ce soir|la]
apres (manger|ma reunion)
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
suivant
suivante
question suivante [svp]
on passe
passe celle la
""",
    "unsure": """
je (ne sais|sais|nen sais) [pas|rien]
aucune idee
[je ne suis] pas (sur|sure)
je suis pas (sur|sure)
chais pas
jsp
sais pas
pas la moindre idee
pas sur
pas sure
difficile a dire
a confirmer
a voir
(ce nest|cest) pas mon domaine
je (dois|vais) (me renseigner)
je sais plus
(je|j) (ne me|me) (souviens|rappelle) (pas|plus)
(inconnu|inconnue|pas connu)
je (lignore|nen ai aucune idee|nai aucune idee)
(bonne|aucune) (question|idee) [desole|desolee]
(jen|jen ai|j en) sais (rien|pas plus)
(chais|sais|je sais) pas trop [desole|desolee]
aucun souvenir
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
cest quoi [ca|ce truc]
je comprends pas
comprends pas
qui (va lire|lit|voit|verra) (ca|cela|mes reponses)
(tu es|es tu|etes vous) un (robot|bot)
tu peux (repeter|reexpliquer)
vous pouvez repeter
quel client
(ca|cela) (veut dire|signifie) quoi
cest quoi (la question|le but|lidee)
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
pret
prete
je suis (la|pret|prete|de retour)
allons y
vas y
on y va
""",
    "status": """
statut
ou en (est on|sommes nous)
combien [de questions] [en] reste [t il|il]
quest ce quil reste
que reste t il
on en est ou
ou en (est on|etions nous|sommes nous)
il en reste combien
cest fini
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
merci (bcp|beaucoup|bien|a toi|a vous)
mrc
bonne (journee|soiree)
""",
    "retract": """
mauvais (fil|canal|chat|client|endroit|compte)
mauvaise (conversation|fenetre|question|personne)
(erreur|je me suis trompe|je me suis trompee) [de (fil|client|conversation|fenetre|canal|destinataire)]
(oublie|oubliez|ignore|ignorez|efface|supprime|annule) (ca|cela|mon dernier message|le dernier message|ce message)
(cetait|cest) pour (un autre client|un autre|quelquun dautre|une autre personne|un autre compte)
cetait pour
par erreur
(laisse|laissez) tomber
(oublie|oubliez) [ce que jai (dit|ecrit)]
(ne|il ne faut) (tiens|tenez) pas compte (de ca|de cela|du dernier message|du message precedent)
(autant pour moi|au temps pour moi)
mauvaise manip [desole|desolee]
ce netait pas pour (ici|toi|vous)
""",
    "refers": """
(voir|cf|comme|meme chose que|pareil que|idem que) (plus haut|ci dessus|ci dessous|ci joint|avant|au dessus|le doc|le document|le crm|le wiki|le lien|la reponse precedente|ma reponse precedente)
idem
pareil
meme (chose|reponse)
[je] [lai] deja (dit|repondu|ecrit|explique)
jai deja (dit|repondu|ecrit|explique) [ca|cela|a ca|a cette question]
comme (dit|discute|convenu|vu) [plus haut|ensemble|avant]
[tout] [cest] dans (le crm|le doc|le document|le wiki|salesforce|mes notes)
voir (crm|salesforce|wiki|doc)
comme je (lai|tai|vous lai) dit
(voir|cf|comme|idem|idem que|pareil que) [dans] [le|la|mon|ma|mes|les|notre] (mail|mails|email|ticket|contrat|notes|compte rendu|cr|fichier|dossier|drive|canal|fil|piece jointe|pj|crm|confluence|hubspot)
(comme|idem) (avant|precedemment|la derniere fois|dhabitude)
(rien de nouveau|pas de changement|inchange)
(tout|cest) est [note|ecrit|explique] (dans|sur) (le crm|salesforce|hubspot|notion|le doc|le drive|le wiki)
(deja|cest deja|je lai deja) (dit|ecrit|note|explique) [plus haut|avant|dans le crm]
(dans|sur) (le crm|salesforce|hubspot|notion|le doc|le drive|le wiki|mes notes|les notes)
""",
    "remark": """
annuler
recommencer
test
""",
    "aside": """
je (dois|reviens|regarde|demande|cherche|ne peux|peux pas|nai pas|nai plus)
je vais (demander|voir|regarder|chercher|manger|repondre|faire|me|le)
je suis (sur|au|dans|pas|encore|malade|occupe|occupee|perdu|perdue)
il faut que je
laisse moi
laissez moi
mon (telephone|train|ordi)
sur mon telephone
cette question
de quoi
""",
    "asking": """
qui
que
quoi
quel
quelle
quels
comment
quand
ou
pourquoi
est
cest
peux
dois
faut
quest
es
combien
""",
    "passes_on": """
(demande|demandez|demander|voir|vois|voyez|regarde) [plutot|ca|le|la] (a|avec|avec le|avec la) _
(il faut|faut|faudrait|il faudrait|tu devrais|vous devriez|mieux vaut|tu peux|vous pouvez) [plutot] (demander|voir) (a|avec) _
_ (sait|saura|le sait|le saura|connait|pourra (te|vous) (dire|repondre)|doit savoir) [mieux] [que moi]
(cest|seul|seule) _ qui (sait|gere|gerait|connait)
(cest|ca cest) _ qui (sait|sen occupe|sen occupait)
cest (plutot|plus) _ qui (sait|gere)
(adresse toi|adressez vous|demander) a _
""",
}
