"""Where work stands, as people say it in seven languages; and how they say that there is nothing to tell."""

import re
from collections.abc import Iterable

from handover.model.records import Form, WorkState
from handover.records.lines import Line

_STATES = {
    WorkState.WAITING: r"on hold|paused|waiting|blocked|delayed|stalled|late\b|behind schedule|parked|pausiert"
    r"|wartet|verzögert|blockiert|verschoben|liegt auf eis|en attente|en pause|retardée?"
    r"|bloquée?|en espera|pausad[oa]|retrasad[oa]|bloquead[oa]|in attesa|sospes[oa]|in ritardo|bloccat[oa]|em espera"
    r"|atrasad[oa]|suspens[oa]|wacht",
    WorkState.OPEN: r"(?:still |noch |toujours |encore |sigue |ainda |ancora )?(?:open|offen|ouverte?|abiert[oa]"
    r"|apert[oa]|abert[oa])|ongoing|in progress|on track|running|not (?:yet )?(?:fixed|solved"
    r"|resolved)"
    r"|unresolved|started|wip|active|live soon|läuft|in arbeit|laufend|im plan|nicht (?:gelöst|behoben)|ungelöst"
    r"|en cours|non résolue?|en curso|en marcha|sin resolver|pendiente|in corso"
    r"|non risolt[oa]|em curso|em andamento|não resolvid[oa]|pendente|loopt",
    WorkState.DONE: r"fixed|resolved|solved|closed|done|completed?|finished|delivered|mitigated|behoben|gelöst"
    r"|erledigt|geschlossen|abgeschlossen|fertig|beendet|résolue?s?|corrigée?s?|terminée?s?"
    r"|clos(?:e)?"
    r"|réglée?s?|resuelt[oa]s?|solucionad[oa]s?|cerrad[oa]s?|terminad[oa]s?|risolt[oa]|chius[oa]|completat[oa]"
    r"|resolvid[oa]s?|fechad[oa]s?|concluíd[oa]s?|corrigid[oa]|opgelost|klaar|afgerond|gereed",
}
STATE = {state: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for state, words in _STATES.items()}
_FORMS = {
    Form.WRITTEN: r"in writing|written|by e-?mail|via e-?mail|in (?:an|the) e-?mail|e-?mail(?:ed)?|in the contract"
    r"|contractual|in the minutes|in the SOW|schriftlich|per (?:e-?)?mail|im vertrag|im protokoll"
    r"|vertraglich|par écrit|par (?:e-?)?mail|par courriel|dans le contrat|por escrito|por correo|por e-?mail"
    r"|en el contrato|per iscritto|via mail|nel contratto|no contrato",
    Form.SPOKEN: r"spoken|verbal(?:ly)?|oral(?:ly)?|said|told|on the (?:phone|call)|by phone|over the phone|in (?:a"
    r"|the|our) (?:last )?(?:\w+ )?(?:call|meeting)|mündlich|telefonisch|am telefon|im gespräch"
    r"|à l'oral|oralement|par téléphone|au téléphone|verbalement|de palabra|verbalmente|por teléfono|a voce"
    r"|al telefono|per telefono|por telefone|de boca",
}
FORM = {form: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for form, words in _FORMS.items()}
_NOTHING = re.compile(
    r"^\W*(?:none\b|nothing\b|nope\b|no\b(?! (?:date|owner))|n/a\b|na\W*$|nil\b|not (?:much|any|that i)"
    r"|everything\b.*\b(?:done|delivered|fine)|all (?:done|delivered|good|quiet)|there (?:is|are) (?:nothing"
    r"|no(?:ne)?)\b|nobody\b"
    r"|we (?:have|made|owe|promised) (?:no|nothing)|wir haben (?:keine|nichts)|es gibt (?:\w+ )?(?:keine|nichts)"
    r"|nous n['’]avons|no tenemos|non abbiamo|não temos"
    r"|keine?r?\b|nichts\b|nix\b|alles (?:erledigt|gut)|ist alles erledigt|gibt es (?:nicht|keine)|da (?:gibt es"
    r"|ist) (?:\w+ )?(?:nichts|niemand\w*|keine)|niemand\b"
    r"|aucune?\b|rien\b|pas de\b|personne\b|tout est\b|il n'y a (?:rien|pas|personne)|nada\b|ningun[oa]?\b|no hay\b"
    r"|nadie\b|niente\b|nessun[oa]?\b|non c'è|nenhum\w*\b|ninguém\b|não há\b|geen\b|niets\b)",
    re.IGNORECASE,
)
_CHATTER = re.compile(
    r"^\W*(?:(?:that|this)(?:'|’)?s? (?:is |was )?(?:all|it|everything)|that's\b|let me\b|i(?:'|’)?(?:ll|d"
    r"|m)?\b(?! (?:promised|told|said|owe|agreed|committed|offered|did))|can(?:no|'|’)t\b|hi\b|hello\b|hey\b"
    r"|thanks?\b|thank you|sorry\b|ok(?:ay)?\b|sure\b|here (?:is|are|you)|here(?:'|’)s"
    r"|these are\b|those are\b|hope\b|see\b|please\b|as far as|not sure|no idea|(?:the )?rest\b|more (?:to come|later)"
    r"|below\b|fyi\b|best,?$|cheers|two things|(?:promises|commitments|zusagen|promesses|promesas|promesse|promessas"
    r"|beloftes)\W*$|only one\b|a few\b|some\b.*:$"
    r"|das (?:war|ist|wär)\w*\b|mehr (?:fällt|weiß)|ich (?:muss|schaue|glaube|denke|frage|weiß)|hier (?:sind|die|ist"
    r"|kommt)|hallo\b|danke|moin|soweit|siehe\b|weiteres"
    r"|voici|c'est tout|voilà|je (?:dois|crois|pense|vais|ne)|bonjour|merci|eso es todo|aquí|creo que|hola\b|gracias"
    r"|ecco|è tutto|credo|ciao|grazie|é tudo|aqui|acho que|olá|obrigad)",
    re.IGNORECASE,
)
_GREETING_END = re.compile(
    r"^\W*(?:best|kind|warm|many thanks|with)?\s*(?:regards|wishes|sincerely|cheers|thanks|best|yours\b.*"
    r"|mit (?:freundlichen|besten|herzlichen) gr[üu](?:ß|ss)en|(?:viele|beste|liebe|schöne|herzliche) gr[üu](?:ß"
    r"|ss)e|mfg|vg|lg"
    r"|cordialement|bien à vous|(?:meilleures|cordiales) salutations|un saludo|saludos(?: cordiales)?|atentamente"
    r"|cordiali saluti|distinti saluti|un saluto|atenciosamente|cumprimentos|abraço|med vennlig hilsen|ngā mihi"
    r"|groet(?:en)?|met vriendelijke groet(?:en)?|hälsningar|best|thx|regards)\W*$",
    re.IGNORECASE,
)


_LONGEST_FILLING = 60
_FILLING = re.compile(
    r"(?:\W*\b(?:probably|maybe|perhaps|likely|very|not|nothing|never|more|later|earliest|latest|soon|then|again"
    r"|only|nicht|noch|mehr|wohl|vermutlich|vielleicht|erst|wieder"
    r"|nie|immer|schönes|pas|plus|encore|peut-être|probablement|jamais|avant|seulement|fini|quizá|quizás|no|nunca"
    r"|solo|forse|non|talvez|não|it|that|this|das|ist|es|to|be|is|was)\b)*\W*",
    re.IGNORECASE,
)


def says_nothing_by_itself(text: str) -> bool:
    """Return whether a text is made of small words alone, such as are left beside a day: "probably not"."""
    return bool(_FILLING.fullmatch(text[:_LONGEST_FILLING])) and len(text) <= _LONGEST_FILLING


def state_in(text: str) -> WorkState | None:
    """Return where work stands by what is said of it, None where nothing is; "not fixed" counts as open."""
    found = [
        (match.start(), -(match.end() - match.start()), state)
        for state, pattern in STATE.items()
        if (match := pattern.search(text))
    ]
    return min(found)[2] if found else None


def form_in(text: str) -> Form | None:
    """Return whether something was agreed in writing or spoken, None where neither is said."""
    return next((form for form, pattern in FORM.items() if pattern.search(text)), None)


def says_nothing_to_tell(text: str) -> bool:
    """Return whether a line says that there is nothing: "None that I know of"."""
    return bool(_NOTHING.match(text))


def is_chatter(text: str) -> bool:
    """Return whether a line only speaks to the reader: "That's all I can think of"."""
    return bool(_CHATTER.match(text))


def tell_several(lines: Iterable[Line]) -> bool:
    """Return whether more than one line tells something: then each of them is one of a list."""
    return sum(not line.is_heading and not is_chatter(line.text) for line in lines) > 1


def ends_letter(text: str) -> bool:
    """Return whether a line is what stands at the end of a letter: "Best regards"."""
    return bool(_GREETING_END.match(text))
