"""The answers to questions that people are asked when they have lost a password: "security question (first pet): …"."""

import re

from handover.text.secrets.values import core, harmless

_QUESTION = re.compile(
    r"(?:security|secret|sicherheits|geheim|de (?:sécurité|seguridad|segurança|sicurezza)|secr[eè]t[ae]|segret[ao]|秘密の)[ -]?"
    r"(?:questions?|fragen?|質問)"
    r"|(?:question|pregunta|pergunta|domanda)s?[ ](?:secr|segr)[eè][rt]?[ae]"
    r"|(?:question|pregunta|pergunta|domanda)s?[ ](?:de[ ]s|di[ ]s|se[cg]r)\w{4,12}",
    re.IGNORECASE,
)
_ABOUT_ONESELF = re.compile(
    r"maiden|m[äa]dchenname|jeune fille|soltera|solteira|nubile|旧姓|\b(?:first|favou?rite|childhood|born|birth|pet|mother|father"
    r"|grandmother|school|street)\b|mutter|vater|haustier|geburtsort|geboren|erste[rsn]?\b|lieblings|m[èe]re\b|p[èe]re\b|animal|enfance"
    r"|naissance|premi[eè]re?|madre|padre|mascota|primer[ao]?\b|naciste|m[ãa]e\b|pai\b|primeir[ao]|estima[çc][ãa]o|prim[ao]\b|母|ペット",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"(?:(?:answer|antwort|r[ée]ponse|respuesta|resposta|risposta|回答)[ \t]?[:=]?|[:=→]|[)?][ \t]{0,3}[-–]?)\s{0,3}"
    r"([^\W\d_][\w'-]{2,40})[.!]?\s{0,3}(?=\n|\Z)",
    re.IGNORECASE,
)
_REACH = 140


def holds_personal_answer(text: str) -> bool:
    """Return whether the answer to a question about oneself, by which one gets in, stands behind the question."""
    for found in _QUESTION.finditer(text):
        rest = text[found.end() : found.end() + _REACH]
        about = _ABOUT_ONESELF.search(rest)
        answer = _ANSWER.search(rest, about.end()) if about is not None else None
        if answer is not None and not harmless(core(answer[1])):
            return True
    return False
