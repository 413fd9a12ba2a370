"""Portuguese, of Portugal and Brazil."""

WORDS = {
    "it": """
isso
isto
esta
essa
esta pergunta
essa pergunta
a pergunta
o resto
""",
    "when": """
mais tarde
(logo|depois) [mais|que puder]
depois (do almoco|da reuniao|desta reuniao|dessa reuniao)
(hoje|esta|essa) a (noite|tarde)
(esta|essa) (noite|tarde)
hoje [ainda]
ainda hoje
amanha [de manha|a tarde|a noite|cedo]
na (segunda|terca|quarta|quinta|sexta) [feira]
na proxima semana
(semana que vem|proxima semana)
(em|daqui a|dentro de) (uma hora|um minuto|5 minutos|10 minutos|cinco minutos|dez minutos|pouco|um bocado|meia hora)
daqui a pouco
em breve
(quando|assim que) (puder|tiver tempo|voltar|acabar)
outra (hora|altura)
outro dia
agora [mesmo]
neste momento
no momento
de momento
por agora
por enquanto
""",
}

PHRASES = {
    "filler": """
ola [baton]
oi [baton]
bom dia
boa (tarde|noite)
por favor
se faz favor
desculpa
desculpe
desculpem
perdao
sinto muito
lamento
ah
oh
eh
hum
bem
entao
e
mas
baton
""",
    "soft": """
sim
otimo
perfeito
excelente
muito bem
fixe
legal
exato
certo
""",
    "ok": """
ok
okay
esta bem
ta [bom|bem]
tudo bem
entendi
entendido
percebi
combinado
de acordo
claro
beleza
blz
feito
pronto
anotado
recebido
e tudo
e so isso
valeu
""",
    "wait": """
(vou|eu vou|preciso de|tenho de|tenho que|preciso) (fazer|responder|terminar|ver|pensar|verificar|confirmar|acabar) [{it}|nisso]
(faco|farei|respondo|responderei|termino|terminarei|vejo|trato) [{it}|disso]
eu (faco|respondo|vejo) {it}
ja (respondo|volto|vou|vejo|faco)
volto ja
um (momento|momentinho|segundo|segundinho|minuto|minutinho|instante|bocadinho)
so um (momento|momentinho|segundo|minuto|instante|bocadinho)
(dois|2|5|cinco|10|dez) minutos
espera [um (pouco|momento|minuto|segundo)|ai]
espere [um (pouco|momento|minuto|segundo)]
aguarde [um (momento|minuto|pouco)]
aguenta ai
peraí
(me da|da me|de me) (um minuto|um segundo|um momento|cinco minutos|5 minutos)
deixa me (pensar|ver|verificar)
deixe me (pensar|ver|verificar)
deixa eu (pensar|ver|verificar)
estou (a ver|a pensar|vendo|pensando|verificando)
""",
    "later": """
mais tarde
depois
talvez (depois|mais tarde)
agora nao
hoje nao
outra (hora|altura)
outro dia
para [por aqui]
parar
pausa
(estou|to) [agora|ainda] (em reuniao|numa reuniao|em uma reuniao|ocupado|ocupada|ao telefone|no telefone|numa chamada|em uma ligacao|de ferias|fora|a conduzir|dirigindo|em viagem)
em reuniao
numa reuniao
em uma reuniao
tenho (uma|outra) reuniao
[agora] nao tenho tempo [agora]
sem tempo
[agora] nao (posso|consigo) [responder] [agora]
tenho (de|que) (ir|sair)
preciso (ir|sair)
(chega|e tudo|basta) por hoje
(lembra me|me lembra|lembre me|me lembre) [mais tarde|depois]
""",
    "when": """
{when}
""",
    "skip": """
saltar
pular
pula {it}
pula
pule {it}
salta {it}
(saltar|pular|passar|ignorar) {it}
(podemos|posso|quero|prefiro|queria|gostaria de|vamos) (saltar|pular|passar|ignorar) [{it}]
passo
passo {it}
[a] proxima [pergunta] [por favor]
passar a [proxima|seguinte]
[a] seguinte
pergunta seguinte
""",
    "unsure": """
[eu] nao (sei|lembro|me lembro|tenho certeza|tenho a certeza|faco ideia)
sei la
nao tenho (ideia|nocao)
""",
    "help": """
ajuda
ajude me
ajuda me
me ajuda
[eu] preciso de ajuda
(o que|que) (quer dizer|queres dizer|voce quer dizer|significa|e) [com] [{it}]
como assim
como
[eu] nao (entendi|entendo|percebi|percebo|compreendo) [{it}]
(pode|podes|poderia|consegue) (explicar|esclarecer|repetir|me explicar|explicar me) [{it}]
(um|por) exemplo
exemplo
(o que|que) (devo|tenho de|tenho que|preciso) (escrever|responder|dizer|por) [aqui]
o que (escrevo|respondo|ponho|coloco) [aqui]
como funciona [{it}]
porque
por que
porque e que pergunta
o que
""",
    "back": """
voltar [atras]
anterior
[a] pergunta anterior
""",
    "resume": """
continuar
continuemos
vamos continuar
retomar
voltei
ja (estou aqui|voltei)
estou (pronto|pronta|de volta)
""",
    "status": """
estado
quanto falta
quantas [perguntas] faltam
o que falta
""",
    "thanks": """
obrigado [por tudo|pela lembranca]
obrigada [por tudo|pela lembranca]
muito (obrigado|obrigada)
brigado
brigada
adeus
tchau
ate (logo|amanha|ja|breve|mais)
bom (fim de semana|descanso|trabalho)
de nada
abraco
""",
}
