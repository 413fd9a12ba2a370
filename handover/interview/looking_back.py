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
_SAYS = (
    r"(?:small |quick )?correction\s*[:,;–—-]",
    r"i meant\b",
    r"(?:i )?meant to (?:say|write)\b",
    r"(?:typo|erratum|addendum|p\.?s\.?)\s*[:,.–—-]",
    r"(?:i )?forgot (?:to (?:say|mention|add)|one|something)\b",
    r"(?:one|1) (?:more|other) thing\b",
    rf"(?:for|to|re|on|about|regarding|as for) (?:the |my |your |question )?(?:last|previous|first|earlier|prior|other){_ENDS}",
    r"(?:for|to|on|about|regarding) the (?:question|one|answer) (?:before|above)\b",
    r"(?:for|to|on|about|regarding|re) (?:the )?(?:last|previous|first|earlier|prior|other) (?:question|answer)\b",
    r"(?:no|actually),? wait\b",
    r"wait,? no\b",
    r"korrektur\s*[:,;–—-]",
    r"ich (?:meinte|wollte sagen)\b",
    r"gemeint (?:war|ist)\b",
    r"nachtrag\b",
    rf"(?:noch )?(?:zur|zu der|bei der|fur die) (?:letzten?|vorigen?|vorherigen?|ersten?|anderen?){_ENDS}",
    r"(?:noch )?(?:zur|zu der|bei der) (?:letzten|vorigen|vorherigen|ersten|anderen) frage\b",
    r"(?:hab(?:e)? (?:ich )?)?vergessen\s*[:,]",
    r"je voulais dire\b",
    r"(?:pour|a|sur) la (?:question |reponse )?(?:precedente|premiere|derniere)\s*[:,;–—-]",
    r"(?:pour|a|sur) la (?:question|reponse) (?:precedente|d'avant|davant)\b",
    r"correccion\s*[:,;–—-]",
    r"(?:quise|queria) decir\b",
    r"me referia a\b",
    r"(?:para|sobre|a) la (?:pregunta |respuesta )?anterior\b",
    r"(?:se me olvido|me olvide de)\b",
    r"correcao\s*[:,;–—-]",
    r"(?:eu )?quis dizer\b",
    r"(?:para|sobre|na|a) (?:a )?(?:pergunta |resposta )?anterior\b",
    r"esqueci de (?:dizer|falar|mencionar)\b",
    r"correzione\s*[:,;–—-]",
    r"(?:volevo dire|intendevo)\b",
    r"(?:per|sulla|alla) (?:la )?(?:domanda |risposta )?precedente\b",
    "訂正",
    "追記",
    "補足",
    "言い忘れ",
    "(?:さっき|前|先ほど|上|最初)の(?:質問|回答|答え|件)",
)
_BEGINS = re.compile(folded(f"{_COURTESY}(?:{'|'.join(_SAYS)})"))
"""As texts are compared: without case, accents and the marks of Japanese consonants."""


def looks_back(text: str) -> bool:
    """Return whether a text begins like one about what was said before it."""
    begins = _STAR.fullmatch(text.strip()) is not None or _BEGINS.match(folded(text.strip())) is not None
    return begins or takes_back_first(text)
