"""Italian."""

WORDS = {
    "it": """
questo
questa
quella
questa domanda
la domanda
il resto
""",
    "when": """
piu tardi
dopo [pranzo|la riunione|questa riunione|la call]
stasera
(questa|in) (sera|serata)
questo pomeriggio
nel pomeriggio
oggi
domani [mattina|pomeriggio|sera]
(lunedi|martedi|mercoledi|giovedi|venerdi)
la prossima settimana
settimana prossima
(tra|fra) (unora|un ora|un attimo|un minuto|poco|un po|5 minuti|10 minuti|cinque minuti|dieci minuti|mezzora)
presto
appena (posso|possibile|torno|finisco|ho tempo)
quando (posso|torno|ho tempo|finisco)
unaltra volta
un altra volta
in un altro momento
adesso
ora
al momento
per ora
in questo momento
""",
}

PHRASES = {
    "filler": """
ciao [baton]
salve
buongiorno
buonasera
per favore
per piacere
scusa
scusami
scusi
scusate
mi (dispiace|spiace)
perdonami
ah
oh
eh
beh
allora
e
ma
baton
ehi
buona domanda
in realta
sinceramente
""",
    "soft": """
tranquillo
si
bene
molto bene
benissimo
ottimo
perfetto
fantastico
esatto
giusto
""",
    "ok": """
ok
okay
va bene
daccordo
capito
ho capito
ricevuto
certo
certamente
fatto
a posto
tutto chiaro
chiaro
ci penso io
e tutto
nessun problema
figurati
prego
oki
""",
    "wait": """
lo (faccio|faro|guardo|vedo|finisco|controllo|scrivo|completo)
(faccio|faro|rispondo|rispondero|finisco|finiro|completo|completero) [{it}|io]
(ti|vi|le) (rispondo|rispondero|faccio sapere|dico|scrivo)
ci (penso|guardo|lavoro|torno|ripenso)
ci sto (lavorando|pensando|guardando)
(devo|voglio|vorrei) (pensarci|controllare|verificare|rifletterci|chiedere|farlo|rispondere|finire)
(un|1) (attimo|momento|secondo|minuto|attimino|momentino|minutino)
(due|2|5|cinque|10|dieci) minuti
aspetta [un (attimo|momento|secondo|minuto|po)]
aspetti [un (attimo|momento|secondo|minuto)]
torno (subito|tra poco)
arrivo [subito]
dammi (un attimo|un minuto|un secondo|cinque minuti|5 minuti|tempo)
(fammi|lasciami|mi faccia) (pensare|controllare|vedere|guardare|verificare)
sto (pensando|controllando|guardando|scrivendo)
un sec
un secondino
arrivo
dammi 0
torno tra 0 minuti
(chiedo|controllo|verifico|guardo|sento) e (ti|vi) (dico|faccio sapere|aggiorno)
e (ti|vi) (dico|faccio sapere|aggiorno)
(devo|fammi|lasciami|vado a) (chiedere|controllare|verificare|guardare|sentire|vedere)
mi serve un caffe
""",
    "later": """
piu tardi
dopo
magari (dopo|piu tardi)
forse (dopo|piu tardi)
non (ora|adesso|oggi)
(ora|adesso|oggi) no
unaltra volta
stop
pausa
basta [cosi|per oggi]
fermiamoci [qui]
[sono] [ancora|ora|adesso] (in riunione|in call|al telefono|impegnato|impegnata|occupato|occupata|in viaggio|in ferie|fuori ufficio|in treno)
[ho] una (riunione|call)
sono in una riunione
[ora|adesso] non ho tempo [ora|adesso]
[ora|adesso] non posso [rispondere|ora|adesso]
devo (andare|scappare|uscire)
(e tutto|basta|abbastanza) per oggi
(ricordamelo|ricordami|chiedimelo) [dopo|piu tardi]
domani magari
in riunione
sono (malato|malata|al telefono|in treno|in macchina|a pranzo|occupato|occupata)
ricordamelo {when}
pausa pranzo
(adesso|ora) non riesco
""",
    "when": """
{when}
""",
    "skip": """
salta
saltala
saltare
salta {it}
saltiamo [{it}]
saltare {it}
(possiamo|posso|vorrei|voglio|preferisco) (saltare|saltarla|passare) [{it}]
passo
passo {it}
passiamo [oltre|alla prossima|avanti]
[la] prossima [domanda] [per favore]
prossima domanda
successiva
domanda successiva
la prossima
prossima
altra domanda
""",
    "unsure": """
non (lo so|so|saprei|ricordo|mi ricordo|sono sicuro|sono sicura)
boh
nessuna idea
non ne ho idea
non ricordo
non sono (sicuro|sicura)
da confermare
difficile dirlo
non e la mia area
""",
    "help": """
aiuto
aiutami
mi aiuti
ho bisogno di aiuto
[che] cosa (vuoi dire|intendi|intende|significa|vuol dire) [con] [{it}]
che (vuoi dire|intendi|intende|significa|vuol dire) [con] [{it}]
in che senso
come
come scusa
non (capisco|ho capito) [{it}]
(puoi|puo|potresti) (spiegare|spiegarmi|chiarire|ripetere) [{it}|meglio]
(un|per|ad) esempio
esempio
[che] cosa (devo|dovrei) (scrivere|rispondere|dire|mettere) [qui]
che (devo|dovrei) (scrivere|rispondere|dire|mettere) [qui]
come funziona [{it}]
perche
cosa
chi (legge|vede|leggera|vedra) (questo|le mie risposte)
sei un (bot|robot)
che cose
cose questo
non ho capito
cioe
""",
    "back": """
indietro
torna indietro
precedente
[la] domanda precedente
""",
    "resume": """
continua
continuiamo
continuare
riprendi
riprendiamo
andiamo avanti
avanti
(eccomi|sono tornato|sono tornata|sono pronto|sono pronta)
pronto per (iniziare|continuare)
sono pronto
sono pronta
eccomi
vai
andiamo
""",
    "status": """
stato
a che punto siamo
quanto manca
quante [domande] mancano
cosa manca
dove eravamo
quante (mancano|ne mancano)
""",
    "thanks": """
grazie [mille|tante|ancora|di tutto|infinite|del promemoria]
molte grazie
ti ringrazio
vi ringrazio
arrivederci
a (dopo|domani|presto|piu tardi)
buona (giornata|serata|notte)
buon (weekend|fine settimana|lavoro)
prego
di niente
grz
grazie davvero
buona giornata
""",
    "retract": """
(chat|conversazione|finestra|persona) sbagliata
(canale|cliente|thread|posto) sbagliato
(ho sbagliato|mi sono sbagliato|mi sono sbagliata) [chat|cliente|thread|canale|conversazione]
(ignora|ignorate|dimentica|cancella|lascia perdere|elimina) [questo|quello|lultimo messaggio|il messaggio]
(quello|questo) era per (un altro cliente|un altro|qualcun altro|unaltra persona)
era per un altro cliente
per sbaglio
per errore
""",
    "refers": """
(vedi|come|uguale a|lo stesso di) (sopra|sotto|prima|il doc|il documento|il crm|la wiki|allegato|lallegato|quella prima)
idem
lo stesso
uguale
[lho] gia (detto|risposto|scritto|spiegato)
ho gia (detto|risposto|scritto|spiegato)
come (detto|concordato|discusso) [prima|sopra]
e [tutto] (nel (crm|documento|wiki)|su salesforce)
vedi (crm|salesforce|wiki)
(nel|in|su|nella) (crm|salesforce|hubspot|notion|wiki|contratto)
[la] stessa risposta [di (prima|sopra)]
""",
    "remark": """
annulla
ricominciare
prova
""",
    "aside": """
devo (prima|ora|ancora|chiedere|controllare|andare|vedere|finire|pensarci|pensare)
fammi
lasciami
sto (andando|guidando|mangiando|arrivando)
non posso
posso
il mio (telefono|treno|cellulare)
questa domanda
devo (sentire|parlare)
""",
    "asking": """
chi
che
cosa
come
quando
dove
perche
posso
devo
sei
quale
quanto
quante
""",
    "passes_on": """
(chiedi|chiedere|chiedete|chieda|senti|parla|sentire) [pure|meglio] (a|ad|al|alla|con) _
(bisogna|devi|dovresti|meglio) (chiedere|chiederlo|sentire) (a|ad|al|alla) _
_ (sa|lo sa|sapra|lo sapra|dovrebbe saperlo|ne sa di piu) [meglio] [di me]
""",
}
