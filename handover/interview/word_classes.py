"""Small closed classes of words in the languages of the interview: who is spoken of, and what of a conversation.

Talk is about the two who talk, about now, and about the asking; an answer is about others. The classes say so in every language
alike, so that what is learned of one serves all. Words are folded as by `spelling.words_in`; Japanese is looked for in the line.
"""

import re
from collections.abc import Iterator, Mapping

from handover.interview.spelling import UNSPACED, Phrase

_WORDS = {
    "i": """i im ive id ill me my mine myself ich mir mich mein meine meinen meinem meiner je jai me moi mon ma mes yo mi mis
        me conmigo eu meu minha meus minhas mim comigo io mio mia miei ik mij mijn""",
    "you": """you your yours u ya du dir dich dein deine deinen tu te toi ton ta tes vous vos votre usted ti tus su voce
        voces seu teu tua lei le jij je jullie jouw u""",
    "they": """they their them theyre theyve he she his her him hes shes sie ihr ihre ihnen ihrem ihren er ihm ils elles il elle
        leur leurs lui ellos ellas ella el les eles elas ele ela deles dela dele loro essi zij ze hun hem haar hij""",
    "we": """we us our were weve wir uns unser unsere unserem nous notre nos on nosotros nuestro nuestra nos nosso nossa noi
        nostro nostra ci wij we ons onze""",
    "now": """now later today tonight tomorrow soon sec second secs minute minutes min mins moment bit back while still yet first
        jetzt spater heute morgen gleich moment minute minuten kurz nachher noch bald erst grad gerade eben maintenant tard
        demain tout instant seconde minutes bientot encore tantot ahora luego despues manana rato ratito momento minuto
        minutos pronto todavia agora depois hoje amanha logo instante ja daqui ainda adesso dopo oggi domani subito attimo
        secondo tra ancora poi nu straks later vandaag morgen even zo momentje minuutje vanavond nog""",
    "may": """can could would should may might must need have gotta wanna let shall kann konnte darf soll sollte muss mochte
        wurde peux pouvez peut puis faut dois doit voudrais puedo puede podemos podria debo tengo quiero posso pode podemos
        preciso tenho devo quero puoi puo posso devo devi vorrei serve kan kun mag moet wil zal zou""",
    "know": """know think guess remember sure idea understand mean get recall forgot wonder weiss wei denke glaube ahnung
        verstehe verstehen meinst sicher uberlegen sais pense comprends comprend souviens idee sur crois se creo entiendo
        recuerdo idea seguro acuerdo sei acho entendi lembro ideia certeza percebi so credo capito ricordo idea saprei
        sicuro penso weet denk snap begrijp idee zeker herinner""",
    "find": """check look ask find see dig search look ask confirm nachsehen nachschauen schauen gucken fragen suchen
        nachfragen prufen regarder demander verifier chercher voir mirar preguntar buscar ver comprobar revisar olhar
        perguntar procurar ver confirmar verificar guardare chiedere cercare controllare vedere kijken vragen zoeken nakijken
        opzoeken checken""",
    "ask": """what why how which who where when was wieso warum wie welche welcher wer wo wann wozu quoi pourquoi comment
        quel quelle quels qui ou quand combien que por como cual cuales quien donde cuando cuanto cuantas oque porque
        qual quais quem onde quando quanto quantas cosa perche come quale quali chi dove quando quanto quante wat waarom
        hoe welke wie waar wanneer hoeveel""",
    "talking": """question questions answer answers answered type typing typed write writing wrote message messages send sent
        form thread bot baton chat window click clicked button reply frage fragen antwort antworten beantworten beantwortet
        schreiben schreibe tippe tippen nachricht fenster formular geschickt question questions reponse reponses repondre
        repondu ecrire ecris message fenetre formulaire envoye pregunta preguntas respuesta respuestas responder contesto
        contestar escribir escribo mensaje ventana formulario enviado pergunta perguntas resposta respostas escrever
        mensagem janela enviei domanda domande risposta risposte rispondere rispondo scrivere scrivo messaggio finestra
        modulo inviato vraag vragen antwoord antwoorden beantwoorden typen schrijven bericht venster formulier""",
    "kind": """sorry thanks thank thx please pls ok okay cool fine great hi hello hey lol haha oops sorry danke bitte super
        hallo merci pardon desole desolee stp svp daccord salut gracias perdon disculpa vale favor hola obrigado obrigada
        desculpa desculpe certo oi ola grazie scusa scusami prego ciao bene dank bedankt alsjeblieft oke hoi""",
    "no": """no not dont cant isnt didnt havent never none nothing nobody nicht kein keine nie nichts niemand pas rien jamais
        aucun aucune personne nunca nada ninguno ninguna nadie nao nenhum nenhuma ninguem non niente mai nessuno nessuna
        niet geen nooit niks niets niemand""",
    "day": """monday tuesday wednesday thursday friday saturday sunday mondays tuesdays fridays week month quarter year spring
        january february march april june july august september october november december montag dienstag mittwoch
        donnerstag freitag woche monat quartal jahr januar februar marz mai juni juli oktober dezember lundi mardi mercredi
        jeudi vendredi semaine mois trimestre an annee janvier fevrier mars avril juin juillet aout septembre octobre
        novembre decembre lunes martes miercoles jueves viernes semana mes ano enero febrero marzo abril mayo junio julio
        agosto septiembre octubre noviembre diciembre segunda terca quarta quinta sexta semana janeiro fevereiro marco maio
        junho julho setembro outubro novembro dezembro lunedi martedi mercoledi giovedi venerdi settimana mese anno gennaio
        febbraio aprile maggio giugno luglio settembre ottobre dicembre maandag dinsdag woensdag donderdag vrijdag week maand
        kwartaal jaar maart mei""",
}
_SIGNS = {
    "i": "私|僕|俺|自分",
    "you": "あなた|君|そちら",
    "they": "彼|彼女|先方|お客|顧客|相手|部長|課長|さん|社長|担当",
    "we": "弊社|うち|当社|我々",
    "now": "今|後で|あとで|明日|今日|すぐ|少々|ちょっと|また|午後|夕方|さっき",
    "may": "できま|いいです|べき|たい|必要|ましょう",
    "know": "分か|わか|思い|覚え|知り|知ら|意味",
    "find": "調べ|確認|見て|聞い|探",
    "ask": "何|どう|なぜ|どこ|誰|いつ|どれ|どの|いくつ",
    "talking": "質問|回答|答え|書い|書き|入力|送信|送り|返信|メッセージ|画面|ボタン",
    "kind": "すみません|ありがと|お願い|了解|承知|失礼|ごめん|はい",
    "no": "ない|ません|なし|無し",
    "day": "月|火曜|水曜|木曜|金曜|来週|来月|年|四半期|春|夏|秋|冬",
}


def _classes_by_word() -> Mapping[str, tuple[str, ...]]:
    """Return the classes of each word, in their order."""
    found: dict[str, dict[str, None]] = {}
    for name, words in _WORDS.items():
        for word in words.split():
            found.setdefault(word, {})[name] = None
    return {word: tuple(names) for word, names in found.items()}


_KNOWN = _classes_by_word()
_LINES = {name: re.compile(signs) for name, signs in _SIGNS.items()}
_UNSPACED = re.compile(f"[{UNSPACED}]")


def classes_in(text: str, words: Phrase) -> Iterator[tuple[str, ...]]:
    """Yield the classes of each word of a text that is in any, in the order of the words; of Japanese all of the text at once."""
    if _UNSPACED.search(text):
        yield from ((name,) for name, signs in _LINES.items() if signs.search(text))
    else:
        yield from (_KNOWN[word] for word in words if word in _KNOWN)
