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
entao
e
mas
baton
oie
opa
boa pergunta
na verdade
""",
    "soft": """
bem
tranquilo
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
sem problema
de nada
imagina
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
ja (volto|vou|venho)
perai
pera ai
um seg
so um segundo
(pergunto|consulto|verifico|vejo|confirmo) e (te|lhe) (digo|aviso|conto|falo)
e (te|lhe) (digo|aviso|conto|falo)
(vou|tenho que|preciso|deixa eu|deixe me|devo) (perguntar|consultar|verificar|ver|checar|confirmar)
preciso de um cafe
depois te (falo|digo|conto)
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
amanha melhor
estou (doente|no celular|no telemovel|no comboio|no trem|dirigindo|almocando|fora|de ferias|ocupado|ocupada)
me lembra {when}
lembra me {when}
lembre me {when}
tenho que (ir|sair)
hora do almoco
(depois|mais tarde|amanha|logo|hoje a noite) [eu] (faco|vejo|respondo|escrevo|olho|preencho|completo)
(faco|vejo|respondo|escrevo|olho|preencho) {when}
(to|tou|estou) [em|numa|na|no] (reuniao|ligacao|call|transito|medico|onibus|ferias|almoco)
(me deixa|me deixe|deixe me|deixa me) (em paz|quieto|quieta)
(para|pare) de (perguntar|me perguntar|encher)
depois do almoco
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
a proxima
proxima
outra pergunta
""",
    "unsure": """
[eu] nao (sei|lembro|me lembro|tenho certeza|tenho a certeza|faco ideia)
sei la
nao tenho (ideia|nocao)
nao faco ideia
sem ideia
nao me lembro
nao tenho certeza
a confirmar
dificil dizer
nao e (a minha|minha) area
(nao|nem) (lembro|me lembro|recordo|sei dizer|faco ideia|tenho ideia|sei mesmo|sabemos)
(desconhecido|sem ideia|boa pergunta|vai saber|sei la|nem ideia)
(nao faco|nao tenho) (a menor|a minima|nenhuma) (ideia|nocao)
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
quem (le|ve|vai ler|vai ver) (isso|isto|as minhas respostas|minhas respostas)
voce e um (bot|robo)
es um (bot|robo)
o que e isso
que e isto
hein
han
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
pronto para (comecar|continuar)
estou pronto
estou pronta
bora
vamos la
manda
""",
    "status": """
estado
quanto falta
quantas [perguntas] faltam
o que falta
onde estavamos
onde parei
quantas faltam
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
vlw
valeu
obg
""",
    "retract": """
(conversa|janela|pessoa|conta) errada
(canal|chat|cliente|lugar|topico) errado
(ignora|ignore|esquece|esqueca|apaga|apague|desconsidere|desconsidera) [isso|isto|a ultima mensagem|minha ultima mensagem]
(isso|isto|essa) era para (outro cliente|outra pessoa|outra conta|outro)
(isso|isto) era para
me enganei
enganei me
por engano
[isso|isto] era para outro cliente
esquece o que (eu disse|disse|escrevi)
(esquece|esqueca|deixa|ignora|ignore|desconsidera) [isso|pra la|para la|por favor|o que eu disse|a anterior]
(deixa pra la|deixa quieto)
(nao era|isso nao era) (pra ca|para aqui|para este cliente|pra voce)
(errei|foi engano|foi erro meu|mandei errado|enviei errado)
(mandei|enviei|postei|escrevi) [isso] (no|na|pro|para o) (chat|canal|thread|conversa|cliente|janela) (errado|errada)
""",
    "refers": """
(ver|veja|como|igual a|o mesmo que|vide) (acima|abaixo|antes|o anterior|a anterior|o doc|o documento|o crm|a wiki|o anexo|anexo|em cima)
idem
o mesmo
a mesma coisa
ja (disse|respondi|expliquei|falei) [isso|isto]
como (disse|falei|combinamos|falamos)
[tudo] esta no (crm|doc|documento|wiki|salesforce)
ver (crm|salesforce|doc|wiki)
(ver|veja|ve|olha|olhe|esta|ta|consulta|consulte|confira) [no|na|nos|nas|em|o|a] (crm|email|emails|ticket|tickets|contrato|notas|ata|arquivo|pasta|drive|canal|anexo|hubspot|jira|salesforce|planilha)
(idem|igual|mesmo|mesma|o mesmo|a mesma coisa) (acima|anterior|a anterior|ao anterior|ao de cima|de antes|que antes|de sempre|da outra)
(sem mudancas|nada de novo|sem novidades)
(ja|tudo) (esta|ta) (dito|escrito|documentado|explicado|anotado) [acima|no (crm|salesforce|notion|hubspot)]
[a] mesma resposta [de (cima|antes)|anterior]
(no|na|em) (crm|salesforce|hubspot|notion|wiki|contrato|planilha)
""",
    "remark": """
cancelar
recomecar
teste
""",
    "aside": """
tenho que
vou (ver|perguntar|verificar|fazer|responder|almocar|sair|precisar)
deixa eu
deixe me
estou (no (celular|telemovel|carro|trem|comboio)|na rua|em (casa|reuniao)|com pressa|fora|doente|ocupado|ocupada|sem tempo)
nao posso
posso
meu (celular|telefone|telemovel)
essa pergunta
""",
    "asking": """
que
quem
como
quando
onde
por que
porque
posso
e
ha
devo
voce
qual
quanto
quantas
o que
""",
    "passes_on": """
(pergunta|pergunte|perguntar|perguntem|fala|fale|ve|veja|confirma|confirme) [isso|melhor] (a|ao|aos|pro|pra|para o|para a|para|com|com o|com a) _
(tem|teria|melhor|precisa|e melhor) [que|de] perguntar (a|ao|pro|pra|para o|para a|para|com) _
[o|a] _ (sabe|sabera|que sabe|deve saber|sabe (disso|mais|melhor)) [mais|melhor] [que eu|do que eu]
(quem|isso quem) sabe e [o|a] _
""",
}
