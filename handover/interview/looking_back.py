"""Recognises a message that puts right or adds to what was said before: "*Nowak", "I meant May", "for the last question: …"."""

import re

from handover.interview.phrasebook import takes_back_first
from handover.interview.spelling import folded

_STAR = re.compile(r"\*[^\s*][^*\n]{0,60}")
"""A star in front of the right word, as people mend a slip in chats; around a word it is bold."""
_COURTESY = (
    r"(?:(?:sorry|oh|ah|oops|ups|wait|no|nein|and|also|und|et|y|e|ach|hm+|uh|um|perdon|desole|desolee|pardon|ops|ja|ok)"
    r"[\s,.!…-]+){0,3}"
)
_ENDS = r"(?:\s+(?:one|question|answer|point|part|before|above|frage|antwort|punkt))?\s*(?:[:,;–—-]|$)"
"""What follows "for the last": without it, "for the last invoice" is about the customer."""
_PAUSE = r"\s*[,:;.!–—-]"
_PUTS_RIGHT = (
    r"(?:(?:small |quick )?correction|korrektur|correccion|correcao|correzione|correctie)\s*[:,;–—-]",
    rf"(?:actually|en realidad|na verdade|eigenlijk),? n(?:o|ao|iet){_PAUSE}",
    rf"(?:never ?mind|nvm|lascia (?:stare|perdere)|laat maar|quatsch){_PAUSE}",
    r"i meant\b",
    r"(?:i )?meant to (?:say|write)\b",
    r"(?:no|nope|actually|oh|hold on|sorry)[\s,]+wait\b",
    r"(?:wait|hold on|hang on)[\s,]+(?:no|nope)\b",
    r"make that\b",
    r"ich (?:meinte|wollte sagen)\b",
    r"gemeint (?:war|ist)\b",
    r"(?:nein|ne|nee|ach)[\s,]+(?:warte|halt|moment|nein|quatsch|stimmt nicht)\b",
    r"(?:warte|halt|moment|quatsch)[\s,]+(?:nein|ne|nee|doch)\b",
    r"je voulais dire\b",
    r"(?:non|ah|euh|pardon)[\s,]+(?:attends|attendez|plutot)\b",
    r"(?:attends|attendez|en fait|ah)[\s,]+non\b",
    r"(?:quise|queria) decir\b",
    r"mejor dicho\b",
    r"(?:no|ah|uy|perdon)[\s,]+(?:espera|espere)\b",
    rf"(?:espera|espere|ah)[\s,]+no{_PAUSE}",
    r"(?:eu )?(?:quis|queria) dizer\b",
    r"ou melhor\b",
    r"(?:nao|ah|opa|desculpa|desculpe)[\s,]+(?:espera|espere|calma)\b",
    rf"(?:espera|espere|ah|calma)[\s,]+nao{_PAUSE}",
    r"(?:volevo dire|intendevo|anzi)\b",
    r"(?:no|ah|ops|scusa)[\s,]+(?:aspetta|aspetti|anzi)\b",
    r"(?:aspetta|aspetti|in realta|cioe|ah)[\s,]+no\b",
    r"(?:ik bedoelde|bedoelde ik)\b",
    r"(?:nee|o|oh|ach)[\s,]+wacht\b",
    r"(?:wacht|ho)[\s,]+(?:nee|niet)\b",
    "訂正",
    "(?:いや、|いえ、|あ、?違います|ちがいます|すみません、(?:正しくは|間違)|正しくは|間違えました)",
    "待って、(?:やっぱり|いや)",
)
"""How a message begins that puts right what was said last, and goes on with how it is."""
_SAYS = (
    r"(?:typo|erratum|addendum|p\.?s\.?)\s*[:,.–—-]",
    r"(?:i )?forgot (?:to (?:say|mention|add)|one|something)\b",
    r"(?:one|1) (?:more|other) thing\b",
    rf"(?:for|to|re|on|about|regarding|as for) (?:the |my |your |question )?(?:last|previous|first|earlier|prior|other){_ENDS}",
    r"(?:for|to|on|about|regarding) the (?:question|one|answer) (?:before|above)\b",
    r"(?:for|to|on|about|regarding|re) (?:the )?(?:last|previous|first|earlier|prior|other) (?:question|answer)\b",
    r"nachtrag\b",
    rf"(?:noch )?(?:zur|zu der|bei der|fur die) (?:letzten?|vorigen?|vorherigen?|ersten?|anderen?){_ENDS}",
    r"(?:noch )?(?:zur|zu der|bei der) (?:letzten|vorigen|vorherigen|ersten|anderen) frage\b",
    r"(?:hab(?:e)? (?:ich )?)?vergessen\s*[:,]",
    r"(?:pour|a|sur) la (?:question |reponse )?(?:precedente|premiere|derniere)\s*[:,;–—-]",
    r"(?:pour|a|sur) la (?:question|reponse) (?:precedente|d'avant|davant)\b",
    r"me referia a\b",
    r"(?:para|sobre|a) la (?:pregunta |respuesta )?anterior\b",
    r"(?:se me olvido|me olvide de)\b",
    r"(?:para|sobre|na|a) (?:a )?(?:pergunta |resposta )?anterior\b",
    r"esqueci de (?:dizer|falar|mencionar)\b",
    r"(?:per|sulla|alla) (?:la )?(?:domanda |risposta )?precedente\b",
    "追記",
    "補足",
    "言い忘れ",
    "(?:さっき|前|先ほど|上|最初)の(?:質問|回答|答え|件)",
)
_CORRECTS = re.compile(folded(f"{_COURTESY}(?:{'|'.join(_PUTS_RIGHT)})[\\s,.:;!–—、。-]*"))
_SECOND = re.compile(r"[,.;:!–—、。]\s*")
"""What ends the first clause."""
_BEGINS = re.compile(folded(f"{_COURTESY}(?:{'|'.join((*_PUTS_RIGHT, *_SAYS))})"))
"""As texts are compared: without case, accents and the marks of Japanese consonants."""


def looks_back(text: str) -> bool:
    """Return whether a text begins like one about what was said before it."""
    begins = _STAR.fullmatch(text.strip()) is not None or _BEGINS.match(folded(text.strip())) is not None
    return begins or takes_back_first(text)


def put_right(text: str) -> str:
    """Return how it is, of a text that puts right what was said last ("no wait, it's June"); else empty."""
    text = text.strip()
    if _STAR.fullmatch(text):
        return text.removeprefix("*")
    plain = folded(text)
    begins = _CORRECTS.match(plain)
    if begins is not None:
        rest = len(plain) - begins.end()
        # Folding drops accents and apostrophes, so the places of letters differ.
        return next(text[at:] for at in range(len(text) + 1) if len(folded(text[at:])) <= rest)
    return _SECOND.split(text, maxsplit=1)[-1] if takes_back_first(text) else ""


def only_begins_to_put_right(text: str) -> bool:
    """Return whether a text begins like one that puts something right, and does not go on: "no wait"."""
    return _CORRECTS.fullmatch(folded(text.strip())) is not None
