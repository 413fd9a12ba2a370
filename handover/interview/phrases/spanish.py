"""Spanish."""

WORDS = {
    "it": """
esto
eso
esta
esa
esta pregunta
la pregunta
lo demas
""",
    "when": """
mas tarde
luego
despues [de (comer|la reunion|esta reunion|la llamada)]
esta (noche|tarde)
manana [por la (manana|tarde|noche)]
hoy [mismo]
el (lunes|martes|miercoles|jueves|viernes)
la semana que viene
la proxima semana
en (una hora|un rato|un momento|un minuto|5 minutos|10 minutos|cinco minutos|diez minutos|media hora)
pronto
cuando (pueda|tenga tiempo|vuelva|termine)
en cuanto (pueda|vuelva|tenga tiempo)
en otro momento
otro dia
ahora [mismo]
en este momento
de momento
por ahora
""",
}

PHRASES = {
    "filler": """
hola [baton]
buenos dias
buenas [tardes|noches]
por favor
porfa
perdon
perdona
disculpa
disculpe
disculpad
lo siento
ay
ah
oh
eh
pues
bueno
y
pero
baton
buenas
oye
la verdad
buena pregunta
""",
    "soft": """
si
bien
muy bien
genial
perfecto
estupendo
fenomenal
exacto
correcto
""",
    "ok": """
ok
okay
vale
de acuerdo
entendido
recibido
claro
listo
hecho
anotado
eso es todo
ya esta
dale
sin problema
por supuesto
de nada
no pasa nada
ok ok
oki
""",
    "wait": """
[te|os|le] (contesto|respondo|escribo|digo)
lo (hago|hare|miro|mirare|contesto|respondo|respondere|contestare|termino|terminare|veo)
(hago|hare|respondere|contestare|terminare) {it}
(voy a|tengo que) (hacerlo|contestar|responder|terminarlo|mirarlo|pensarlo|comprobarlo|consultarlo)
(un|1) (momento|momentito|segundo|segundito|minuto|minutito|rato|ratito)
(dos|2|5|cinco|10|diez) minutos
espera [un (momento|segundo|minuto|poco)]
espere [un (momento|segundo|minuto)]
ya (voy|vuelvo|lo hago|lo miro)
ahora vuelvo
vuelvo enseguida
enseguida [vuelvo]
dame (un segundo|un momento|un minuto|cinco minutos|5 minutos|tiempo)
(dejame|deja que lo) (pensar|pensarlo|mirar|mirarlo|ver|comprobar|comprobarlo|piense|mire)
lo estoy (mirando|pensando|haciendo)
un seg
un segundito
dame 0
ya (voy|vuelvo|regreso)
(pregunto|consulto|reviso|miro|lo miro|lo consulto|lo reviso) y te (digo|aviso|cuento|confirmo)
y te (digo|aviso|cuento|confirmo)
(voy a|tengo que|dejame|deja que|debo) (preguntar|consultar|revisar|mirar|comprobar|ver)
necesito un cafe
ahorita
dame un (rato|ratito|momentito)
luego te digo
""",
    "later": """
mas tarde
luego
despues
quizas (luego|mas tarde)
ahora no
hoy no
no ahora
en otro momento
otro dia
para
parar
pausa
paremos
(estoy|ando) [ahora|todavia|aun] (en una reunion|reunido|reunida|en reunion|ocupado|ocupada|al telefono|en una llamada|de viaje|de vacaciones|fuera|conduciendo|liado|liada)
en una reunion
tengo una (reunion|llamada)
[ahora] no tengo tiempo [ahora]
no puedo [ahora|contestar|responder]
ahora no puedo
tengo que irme
me tengo que ir
(basta|suficiente|es todo) por hoy
(recuerdamelo|recuerdame|preguntame|avisame) [luego|mas tarde]
lo dejamos (aqui|para luego)
manana mejor
mas tardecito
en reunion
estoy (enfermo|enferma|en el movil|en el tren|conduciendo|comiendo|fuera|de baja|liado|liada)
recuerdamelo {when}
avisame {when}
hora de comer
(luego|despues|mas tarde|manana|esta tarde) (lo|la|te|les) (hago|veo|miro|respondo|contesto|escribo|completo)
(lo|la|te) (hago|veo|miro|respondo|contesto|escribo|completo) {when}
(dejame|dejenme) (en paz|tranquilo|tranquila)
(deja|para) de (preguntar|molestar)
despues de comer
""",
    "when": """
{when}
""",
    "skip": """
saltar
salta {it}
saltala
saltar {it}
saltemos {it}
(podemos|puedo|quiero|prefiero|quisiera) (saltar|pasar|omitir|saltarla|omitirla) [{it}]
paso
paso de {it}
omitir [{it}]
omite {it}
[la] siguiente [pregunta]
pasar
pasemos a la siguiente
siguiente pregunta
la siguiente
siguiente
otra pregunta
pasa (a la|ala) siguiente
""",
    "unsure": """
no (lo se|se|estoy seguro|estoy segura|sabria decir)
ni idea
no tengo ni idea
no me acuerdo
no lo se
no estoy (seguro|segura)
por confirmar
dificil de decir
no es mi area
(no|ni) (me acuerdo|recuerdo|sabria decirte|lo se|lo sabemos|tengo ni idea|tengo idea|idea)
(desconocido|no consta|ni idea)
(buena pregunta|quien sabe|a saber)
(ni|no tengo) (la menor|la mas minima|remota) idea
""",
    "help": """
ayuda
ayudame [por favor]
necesito ayuda
(que|a que) (quieres decir|quiere decir|te refieres|se refiere|significa) [con] [{it}]
que significa {it}
como
como dices
que
no [lo] entiendo [{it}|nada]
no he entendido [{it}]
no comprendo
no entendi
(puedes|podrias|puede) (explicarlo|explicar|explicarme|aclarar|aclararlo|repetir) [{it}]
(un|por|algun) ejemplo
ejemplo
que (tengo que|debo|hay que) (escribir|poner|contestar|responder|decir) [aqui]
que (escribo|pongo|contesto) [aqui]
como funciona {it}
como funciona
por que
para que
no lo entiendo
que es esto
quien (lee|ve|vera|va a leer) (esto|mis respuestas)
eres un (bot|robot)
eres una maquina
que cliente
puedes (repetir|explicar)
""",
    "back": """
atras
volver [atras]
anterior
[la] pregunta anterior
""",
    "resume": """
continuar
continuemos
seguir
sigamos
seguimos
sigo
ya estoy [aqui|de vuelta]
estoy (listo|lista|de vuelta)
listo para (seguir|empezar)
estoy listo
estoy lista
ya estoy
adelante
dale
vamos
""",
    "status": """
estado
cuanto (falta|queda)
cuantas [preguntas] (faltan|quedan)
que (falta|queda)
por donde ibamos
cuanto falta
cuantas (faltan|quedan)
""",
    "thanks": """
gracias [de nuevo|por todo|por el recordatorio]
muchas gracias
mil gracias
muchisimas gracias
adios
hasta (luego|manana|pronto|la vista)
buenas noches
(buen|feliz) (dia|fin de semana|finde)
de nada
saludos
gracias (mil|totales)
buen dia
""",
    "retract": """
(hilo|chat|canal|cliente|lugar|sitio) equivocado
(ventana|conversacion|persona|cuenta) equivocada
me (equivoque|he equivocado) [de (hilo|cliente|chat|canal|conversacion)]
(ignora|olvida|olvidalo|borra|borralo|ignoralo|elimina) [eso|esto|el ultimo mensaje|mi ultimo mensaje|lo anterior]
(eso|esto|perdon eso) era para (otro cliente|otra persona|otra cuenta|otro|alguien mas)
(eso|esto) era para
por error
[eso|esto] era para otro cliente
borra lo anterior
(olvidalo|dejalo|ignoralo|borralo|olvida|dejalo estar|nada nada) [por favor]
(no hagas|no hagan) caso [a eso|de eso]
(no era|eso no era) (para aqui|para ti|para este cliente)
(me equivoque|perdon me equivoque|fue un error|error mio)
""",
    "refers": """
(ver|vease|mira|como|igual que|lo mismo que) (arriba|abajo|antes|lo anterior|el anterior|la anterior|el doc|el documento|el crm|la wiki|el adjunto|adjunto)
idem
lo mismo
igual
ya (lo) (dije|respondi|conteste|explique)
ya lo (dije|he dicho|respondi|conteste|explique)
como (dije|hablamos|comentamos|acordamos)
[todo] esta en (el crm|el doc|el documento|la wiki|salesforce|mis notas)
ver (crm|salesforce|doc|wiki)
(ver|vease|mira|revisa|esta en|consulta|segun) [en] [el|la|los|las|mi|mis] (crm|correo|correos|email|ticket|tickets|contrato|notas|acta|archivo|carpeta|drive|canal|hilo|adjunto|hubspot|jira)
(lo mismo|igual|como) (que antes|de antes|que siempre|la ultima vez|que el anterior|que la anterior|que arriba)
(sin cambios|nada nuevo)
(ya|todo) (esta|quedo) (dicho|escrito|documentado|explicado) [arriba|en (el crm|salesforce|notion|hubspot)]
(ya|como ya) (lo|te lo) (dije|escribi|explique|comente) [antes|arriba]
(en el|en la|en) (crm|salesforce|hubspot|notion|wiki|correo|contrato)
la misma respuesta [que (antes|arriba)]
""",
    "remark": """
cancelar
empezar de nuevo
prueba
""",
    "aside": """
tengo que
voy a (ver|mirar|preguntar|comer|hacerlo|responder|necesitar)
dejame
estoy (en (una|mi|casa|reunion|camino)|con (otra|el movil)|fuera|enfermo|enferma|ocupado|ocupada)
no puedo
puedo
mi (movil|telefono|tren|portatil)
esta pregunta
""",
    "asking": """
que
quien
quienes
como
cuando
donde
por que
puedo
puedes
es
hay
debo
eres
cual
cuanto
cuantas
""",
    "passes_on": """
(preguntale|preguntar|pregunta|preguntad|preguntadle|consulta|consultale|preguntenle|pregunte) [mejor|eso] (a|con) _
(habla|hablad|hable) con _
(tienes|hay|habria|tendrias|habra) que (preguntar|preguntarle|consultar) (a|con|con el|con la) _
(puedes|deberias|mejor) preguntarle a _
_ (sabe|sabra|lo sabe|lo sabra|sabe mas|debe saber) [mas|mejor] [que yo]
eso [lo] (sabe|lleva|llevaba) _
[eso] lo (sabe|lleva|conoce|tiene) _
""",
}
