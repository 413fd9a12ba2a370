"""Names of people inside sentences.

A single word counts only where it is a common given name or stands behind "Frau", "Mr"; two words with capitals also where
what is said of them can be said of people alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from handover.records.name_words import is_family, is_given, is_no_name, says_job
from handover.records.people_gone import is_gone
from handover.records.person_names import HONORIFIC, MOST_WORDS, is_ordinary
from handover.records.stances import role_in, stance_in
from handover.text.names import full_name, is_function, is_particle, is_team

_WORD = r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*"
_CAPITAL = r"(?-i:[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĞĢĤĪĮİŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽ])(?:[^\W\d_]|['’-](?=[^\W\d_]))*"
_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|do|dos|das|la|le|du|zu|zur|bin|al|el|y|e|ter|ten|af|ten)"
_ARTICLE = rf"(?:The|El|La|Le|Il|Lo|O|A|Os|As|Los|Las|Les|Der|Die|Das|Den|Dem|{HONORIFIC})"
_NAME_IN_TEXT = re.compile(
    rf"(?<![\w@./-])(?P<honorific>(?:(?:{HONORIFIC}|(?:sig|dott|sig\.ra|dott\.ssa|sr|sra|señora?|senhora?|mevrouw"
    rf"|mevr|mw|dhr|meneer|docteur|professeur|doctora?|profesora?|dottor|dottoressa|professor[ea]?|doutora?"
    rf"|signora?)\.?)\s+){{1,3}})?(?P<name>(?!{_ARTICLE}\s)(?:{_PARTICLE}\s+){{0,2}}(?:(?<=[a-z]\.\s)[A-Z]\.\s+)?{_CAPITAL}(?:\s+(?!{HONORIFIC}\s)(?:[A-Z]\.\s+)?(?:{_PARTICLE}\s+){{0,3}}{_CAPITAL}){{0,3}})"
)
_OURS_BEFORE = re.compile(
    r"\b(?:our|unser(?:e[mnrs]?)?|notre|nos|nuestr[oa]s?|nostr[oaie]|noss[oa]s?)(?:\s+(?!is\b|ist\b|est\b|es\b"
    r"|contact|champion|sponsor|main"
    r"|ansprech|fürsprech|key|best)[\w-]+){0,3}\s*$|\b(?:known (?:best |well )?by|knows|kennt|connaît|conoce a?"
    r"|conosce|conhece|ask our)\s*$",
    re.IGNORECASE,
)
_COLLEAGUE_BEFORE = re.compile(
    r"\bfor us,?\s+$|\b(?:my|meine?[mnr]?|mon|ma|mes|mi|mis|mi[oae]i?|meus?|minhas?|mijn)\s+(?:own\s+)?(?:colleagues?"
    r"|kolleg\w+|collègues?|compañer\w+"
    r"|colleg[ah]\w*|collega\w*|team ?mates?)(?:\s+[\w-]+){0,2}\s*$"
    r"|\b(?:on|from) our (?:side|team|end)\b[^,.;:]{0,50}$|\b(?:von|auf) unserer seite\b[^,.;:]{0,50}$"
    r"|\b(?:de notre côté|bei uns"
    r"|de nuestro lado|da parte nostra|do nosso lado|van onze kant|aan onze kant)\b[^,.;:]{0,50}$"
    r"|\bunsere[nr]? eigenen? [^,.;:]{0,25}$|\bour own [^,.;:]{0,25}$",
    re.IGNORECASE,
)
_IS_OURS_BEHIND = re.compile(
    r"[^.;!?]{0,80}\b(?:are|is|['’]s|were|was|sont|est|sind|ist|gehör(?:t|en)|son|es|sono|è|são|é|zijn|hoort"
    r"|horen)\s+(?:all |both |auch |aussi )?"
    r"(?:ours\b|mine\b|one of (?:ours|us|mine)\b|one of our own\b|our own\b|with us at\b|de chez nous|des nôtres"
    r"|unsere? eigene[nr]?\b|notre propre\b"
    r"|von uns\b|zu uns\b|bei uns\b|einer von uns"
    r"|de los nuestros|dei nostri|dos nossos|van ons\b|bij ons\b)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\s*(?:,|and|und|et|y|e|en|&)\s*(?:(?:Frau|Herrn?|Mr|Ms|Mrs|Mme|M)\.?\s+)?$")
"""Joins two names of which the same is said."""
_WE_ASK = re.compile(
    r"\b(?:i|we)(?:['’]ll| will| need to| have to| must| should)? (?:check|align|sync|confirm|clarify)\w*"
    r" (?:that |this |it )?with $",
    re.IGNORECASE,
)
"""Behind this stands a colleague whom the writer still has to ask."""
_COMPANY = re.compile(
    r"(?:pumps|haulage|energy|foods|logistics|freight|group|groupe|gruppe|industries|holdings?|motors|paving|logistik|werke|stadtwerke"
    r"|klinikum|gmbh|ag|ltd|llc|inc|plc|retail|pharma|bank|insurance|university|college|hospital|airlines|telecom|textiles|systems)\.?$",
    re.IGNORECASE,
)
"""Ends the name of a company."""
_ASKED = re.compile(
    r"\b(?:ask|check with|frag(?:t|en)?|demande[rz]?|pregunta|chiedi|pergunta|vraag)\s+$", re.IGNORECASE
)
_IN_A_TEAM = re.compile(
    r"\s+(?:in|from|aus|im|von|du|de|del|di|van)\s+(?:the |dem |der )?(?:sales|support|product"
    r"|engineering|vertrieb|ventes|ventas|vendite|vendas|verkoop)\b",
    re.IGNORECASE,
)
"""Whom one asks in a team is a colleague: "ask Petra in sales"."""
_OURS_AFTER = re.compile(
    r"\s+(?:in|from|im|aus dem)\s+(?:the )?(?:presales|customer success|solutions"
    r"|produktteam)\b|\s*,?\s*(?:\(?(?:on our side|from our side|from our team|our side|on our team|bei uns"
    r"|von uns"
    r"|auf unserer Seite|(?:de )?chez nous|de notre côté"
    r"|de nuestro lado|da parte nostra|do nosso lado)|from our\b|(?:on|in|at|of) our (?:[\w-]+ ){0,2}(?:team|desk|squad"
    r"|department|office)\b|aus unser\w*\b|,? our\b)",
    re.IGNORECASE,
)
_SAID_OF_PEOPLE_AFTER = re.compile(
    r"\s*(?:,\s*(?P<who>who|whom|der|die|qui|que|che|quien)\s|(?:for|from|in|of|aus|für|de|du|à la|au|aux|del"
    r"|nella|nel|na|no|bij)"
    r"\s+(?P<field>\w+(?: \w+)?)|,\s*(?:the |der |die |unser\w* |le |la |el |il |o |a |l['’]|their |his "
    r"|her )?(?P<title>[^,.;]{2,50})"
    r"|\((?P<title2>[^()]{2,50})\)"
    r"|(?:is(?! part\b)|was|decides|runs|owns|leads|likes|loves|joined|blocks|signs|uses|wants|prefers|knows|heads"
    r"|manages|ist"
    r"|entscheidet|leitet|mag|nutzt"
    r"|bremst|est|décide|dirige|utilise|gère|pilote|es|decide|lleva|usa|è|dirige|gestisce|é|cuida|gere|manda)\b)",
)
_PRONOUN_BEHIND = re.compile(r"\s*[,;:]\s+(?:she|he|elle|ella|lei|lui|ela)(?:['’]s|['’]ll)?\b")
_SHORTEST_ALONE = 4
_TITLES_INSIDE = frozenset(["Herr", "Herrn", "Frau", "Mr", "Mrs", "Ms", "Mme", "Dr"])
"""Behind one of these the name begins, whatever stood before it with a capital letter."""
_IS_THE = re.compile(r"\s+is\s+(?:(?:the|our|their|my)\s+(?P<what>[^,.;]{2,40})|in charge\b)")
_PERSON_WORDS = re.compile(
    r"\b(?:boss|contact|person|guy|lead|go-to|man|woman|one|colleague|deputy|assistant|admin)\b", re.IGNORECASE
)
_NAMES_A_THING = re.compile(
    r"\b(?:project|projekt|projet|proyecto|progetto|projeto|team|firma|company|site|system|tool|product"
    r"|program(?:me)?|initiative|campus|werk"
    r"|standort|office|server|module?|modul)\s+$",
    re.IGNORECASE,
)
"""Behind this stands the name of something, not of somebody."""
_VERB = re.compile(r"\s+(?:is|loves|likes|hates|uses|decides|runs|signs|blocks|doesn['’]t)\b")
_CAREER = re.compile(r"\s+(?:reports to|took over|joined (?:as|in)|started (?:as|in)|retire[sd]|moved|left|works as)\b")
_WITH = re.compile(r"\b(?:with|avec|mit|con|com|ask|call|to|there['’]s)\s+$", re.IGNORECASE)
_ASIDE_BEHIND = re.compile(r"\s*(?:\(|,\s*(?:the|their|our|der|die|le|la|leur|su)\s)")
_MORE_FUNCTIONS = frozenset(
    [
        "pdg",
        "dg",
        "daf",
        "dsi",
        "gf",
        "boss",
        "chef",
        "chefin",
        "manager",
        "responsable",
        "director",
        "jefe",
        "jefa",
        "capo",
    ]
)
_ADDRESSED = re.compile(
    r"\b(?:thanks|thank you|hi|hello|hey|dear|hallo|liebe[rs]?|danke|bonjour|merci|ch[èe]re?|hola|gracias|ciao"
    r"|grazie|olá|obrigad[oa])\s+(?:(?:Herrn?|Frau|Mr|Mrs|Ms|Mme|Madame|Monsieur|Dr)\.?\s+)?$",
    re.IGNORECASE,
)
"""Behind this stands whom the writer speaks to."""
_SAID_OF_PEOPLE_BEFORE = re.compile(
    r"(?:\b(?:is|was|with|ask|to|heißt|heisst|ist|mit|frag|est|avec|es|con|è|é a|é o|é|com|contact|named"
    r"|called|met|se llama|se chama|s['’]appelle|si chiama|heet|there(?:['’]s| is) only"
    r"|and|und|et|y)\s+)$",
    re.IGNORECASE,
)
_NEAR = 60
"""Signs before a name that are looked at."""


@dataclass(frozen=True)
class NameFound:
    """A name inside a sentence: as a colleague would write it, and where it stands. `ours`: it is that of a colleague."""

    name: str
    start: int
    end: int
    ours: bool = False


def names_in_sentence(text: str) -> Iterator[NameFound]:
    """Yield the names of people in a sentence, in order."""
    last: NameFound | None = None
    for found in _names_in(text):
        joined = last is not None and last.ours and _TOGETHER.fullmatch(text[last.end : found.start]) is not None
        last = replace(found, ours=True) if joined else found
        yield last


def _names_in(text: str) -> Iterator[NameFound]:
    for match in _NAME_IN_TEXT.finditer(text):
        words = match["name"].split()
        start = match.start("name")
        honorific = (match["honorific"] or "").strip()
        if not honorific:
            words = words[next(at for at, word in enumerate(words) if not word[0].islower()) :]
            titled = next((at for at, word in enumerate(words) if word in _TITLES_INSIDE), None)
            words = words if titled is None else words[titled + 1 :]
        while words and not honorific and (is_no_name(words[0]) or is_function(words[0])):
            start += len(words[0]) + 1
            words = [] if len(words) > 1 and is_function(words[0]) and words[1].islower() else words[1:]
        words = words if honorific else _from_given(words)
        while words and (is_no_name(words[-1]) or is_function(words[-1]) or words[-1].casefold() in ("y", "e")):
            words = words[:-1]
        cut = next((at for at, word in enumerate(words) if is_no_name(word) and not is_particle(word)), len(words))
        words = words[:cut]
        if not words or is_team(" ".join(words)):
            continue
        name = " ".join(words)
        start = match.string.index(name, match.start()) if name in match.group() else start
        end = start + len(name)
        if _is_person(words, honorific, text, start, end):
            begin = match.start() if honorific else start
            if not is_gone(text, start, end):
                yield NameFound(full_name(f"{honorific} {name}".strip()), begin, end, _is_ours(text, begin, end))


def _is_ours(text: str, begin: int, end: int) -> bool:
    """Return whether what stands around a name says that it is a colleague's."""
    before = text[max(0, begin - _NEAR) : begin]
    asked = _ASKED.search(before) and _IN_A_TEAM.match(text, end)
    return (
        bool(asked)
        or bool(_OURS_BEFORE.search(before) or _COLLEAGUE_BEFORE.search(before))
        or bool(_OURS_AFTER.match(text, end) or _IS_OURS_BEHIND.match(text, end))
    )


def _from_given(words: list[str]) -> list[str]:
    """Return the words from the first given name on that a family name follows: "Méfiez-vous de Dominique Faucher"."""
    if not words or is_given(words[0]):
        return words
    begins = next((at for at, word in enumerate(words[:-1]) if at and is_given(word, alone=True)), 0)
    return words[begins:]


def _is_person(words: list[str], honorific: str, text: str, start: int, end: int) -> bool:
    given = is_given(words[0])
    if honorific.rstrip(".") == "M" and not honorific.endswith("."):
        honorific = ""
    near = text[max(0, start - _NEAR) : start]
    if any(pattern.search(near) for pattern in (_ADDRESSED, _NAMES_A_THING, _WE_ASK)):
        return False
    if len(words) > 1 and _COMPANY.match(words[-1]):
        return False
    if honorific or (given and len(words) > 1) or (is_given(words[0], alone=True) and not is_ordinary(words[0])):
        return True
    if len(words) == 1:
        return _alone(words[0], text, start, end)
    if len(words) > MOST_WORDS - 1 or any(is_ordinary(word) and not is_particle(word) for word in words):
        return False
    if is_family(words[-1]) or (not text[:start].strip() and _CAREER.match(text, end)):
        return True
    before = text[max(0, start - _NEAR) : start]
    return bool(_SAID_OF_PEOPLE_BEFORE.search(before)) or _function_before(before) or _described(text, end)


def _alone(word: str, text: str, start: int, end: int) -> bool:
    """Return whether one word that is no common name is one here: "Hamish is the boss", "decision maker is Hamish"."""
    if is_ordinary(word) or len(word) < _SHORTEST_ALONE or says_job(word):
        return False
    if _PRONOUN_BEHIND.match(text, end):
        return True
    begins = not text[:start].strip()
    said_of_it = bool(_VERB.match(text, end)) and (role_in(text[end:]) or stance_in(text[end:])) is not None
    is_the = _IS_THE.match(text, end)
    is_somebody = is_the and (not is_the["what"] or says_job(is_the["what"]) or _PERSON_WORDS.search(is_the["what"]))
    if begins and (is_somebody or said_of_it):
        return True
    said = (
        bool(re.search(r"\b(?:is|est|es|è|é)\s+$", text[max(0, start - _NEAR) : start]))
        and role_in(text[max(0, start - _NEAR) : start]) is not None
    )
    return said or (bool(_WITH.search(text[max(0, start - _NEAR) : start])) and bool(_ASIDE_BEHIND.match(text, end)))


def _function_before(before: str) -> bool:
    """Return whether what somebody does stands right before: "the CFO, Jo Park", "the CFO (Jo Park)"."""
    words = before.rstrip(" ,(").split()
    return bool(words) and (says_job(words[-1]) or words[-1].casefold() in _MORE_FUNCTIONS)


def _described(text: str, end: int) -> bool:
    following = text[end:].split(maxsplit=1)
    if following and following[0].isupper() and is_function(following[0]):
        return True
    found = _SAID_OF_PEOPLE_AFTER.match(text, end)
    if found is None:
        return False
    if found["who"]:
        return True
    title = found["title"] or found["title2"] or found["field"]
    return title is None or says_job(title) or role_in(title) is not None or stance_in(title) is not None
