"""How somebody feels about us and what they are for the decision, in words and pictures of seven languages."""

import re
from collections.abc import Mapping

from handover.model.records import Colour, ContactRole, Stance

_FOR = r"""(?:really |very |quite )?(?:likes?|loves?|adores?|trusts?|appreciates?) (?:us|me|our|the (?:product|reports
|tool)|working|it)|loves?\b|convinced|überzeugt|convaincue?|convencid[oa]|convint[oa]|(?:biggest |big |huge |a
|our )*fan\b
|:?heart:?|happy|positive|supportive|supporter|strong supporter|advocate|friendly|satisfied|enthusiastic|promoter
|pro us|for us|on our side|warm
|delighted|great relationship|good relationship|good|great\b|top\b|excellent|open to us|thumbs ?up|pleased|ally
|in our corner|well[- ]disposed|pro\b
|mag uns|mögen uns|schätzt uns|schätzen uns|zufrieden|begeistert|größter fan|wohlwollend|wohlgesonnen|positiv|gut\b
|sehr gut|super|für uns|freundlich
|aufgeschlossen|gut gesinnt|steht (?:\w+ )?hinter uns|pro-?haltung|auf unserer seite|angetan|hilfsbereit
|nous (?:apprécie|aime|adore|soutient)|(?:très |plutôt )?(?:favorable|positi(?:f|ve)|content|contente|satisfaite?
|enthousiaste|bienveillante?)|pour nous|ravie?\b
|nos (?:aprecia|quiere|apoya)|content[oa]|a favor|positiv[oa]|satisfech[oa]|encantad[oa]|entusiasta|partidari[oa]
|le gustamos
|ci (?:apprezza|stima|vuole bene|sostiene)|favorevole|soddisfatt[oa]|entusiasta|dalla nostra parte
|(?:très|muy|molto|muito|heel|erg|sehr) (?:bonne?|buen[oa]|buon[oa]|bo[am]|goede?|gute?)|bonnes? relations?
|buena relaci\w+|buon rapporto|boa relaç\w+|goede relatie|adora\b|dol op
|positief|enthousiast|apoya\b|(?:vraiment|plutôt|clairement) de notre côté
|gosta de nós|gosta da gente|satisfeit[oa]|apoia|nos apoia|favorável|amigável|tevreden|blij"""
_NEUTRAL = r"""neutral\w*|neutre|neutr[oae]|meh|so[- ]so|lukewarm|indifferent\w*|indifferente|indiferente|mixed
|undecided
|ambivalent|gleichgültig|abwartend|unentschieden
|sachlich|doesn't know us|no opinion|tiède|mitigée?|wait[- ]and[- ]see|neutraal"""
_AGAINST = r"""(?:is |are |clearly |rather |eher )?against us|against|critic\b|critical(?! (?:to|for|path|of success|user))
|difficult
|detractor|hostile|unhappy|not a fan|negative|dislikes?|(?:doesn['’]t|does not) like|hates?|angry|annoyed
|frustrated|prefers (?:the )?competitor|unfriendly|dissatisfied|wants us out|anti|bad\b
|gegen (?:uns|(?:die|eine) verlängerung|den vertrag)|kritisch|schwierig\w*|verärgert|unzufrieden|schlecht|negativ
|ablehnend|feindselig
|genervt|sauer|enttäuscht|dagegen
|contre nous|contre|hostile|négati(?:f|ve)|mécontente?|difficile|critique|opposée?
|en contra|crític[oa]|difícil|molest[oa]|descontent[oa]|negativ[oa]|opuest[oa]|enfadad[oa]
|contrari[oa]|critic[oa]|contro|ostile|scontent[oa]|insoddisfatt[oa]|delus[oa]
|contra|insatisfeit[oa]|chatead[oa]|tegen ons|ontevreden|boos|negatief|kritisch"""
_DOUBTFUL = r"""s[ck]ept[iy]\w*|skeptisch\w*|sceptique\w*|escéptic[oa]|scettic[oa]|cétic[oa]|sceptisch\w*|doubtful|unsure
|not sure about us
|hesitant|reserved|cautious|wary|guarded|on the fence|unconvinced|cold|hard work|tough|picky|demanding
|zurückhaltend|zögerlich|reserviert|vorsichtig|unsicher|misstrauisch|kühl|hin- und hergerissen
|réservée?|hésitante?|prudente?|méfiante?|réticente?|froide?|dubitati(?:f|ve)
|reservad[oa]|dudos[oa]|cautel?os[oa]|indecis[oa]|dubbios[oa]|prudente|diffidente|fredd[oa]|riservat[oa]
|desconfiad[oa]|hesitante|terughoudend|twijfelt|aarzelend|afwachtend"""
_PICTURES: Mapping[str, Stance] = {
    **dict.fromkeys("🟢💚❤♥😀😃😄😊🙂👍😍🥰🤩✅⭐", Stance.FOR),
    **dict.fromkeys("🟡🟠😐😑🤷💛🧡⚪", Stance.NEUTRAL),
    **dict.fromkeys("🔴😡😠👎🙁☹😞😒💔🤬❌", Stance.AGAINST),
}
_SHORTCODES: Mapping[str, Stance] = {
    ":large_green_circle:": Stance.FOR,
    ":green_heart:": Stance.FOR,
    ":heart:": Stance.FOR,
    ":+1:": Stance.FOR,
    ":thumbsup:": Stance.FOR,
    ":smile:": Stance.FOR,
    ":slightly_smiling_face:": Stance.FOR,
    ":star:": Stance.FOR,
    ":large_yellow_circle:": Stance.NEUTRAL,
    ":large_orange_circle:": Stance.NEUTRAL,
    ":neutral_face:": Stance.NEUTRAL,
    ":red_circle:": Stance.AGAINST,
    ":-1:": Stance.AGAINST,
    ":thumbsdown:": Stance.AGAINST,
    ":rage:": Stance.AGAINST,
    ":angry:": Stance.AGAINST,
}
_ROLES: Mapping[ContactRole, str] = {
    ContactRole.DECIDES: r"""decides?\b|decision[- ]?makers?|decisions?
|makes (?:all |the |most |all the )?(?:decisions?|calls?)
|prend les décisions|toma las decisiones|prende le decisioni|signs(?: \w+)?
|economic buyer|(?:owns
|holds|has) the (?:budget|purse)|final say|buyer
|budget (?:sits|is|lies) with|(?:contrat|contratto|contrato) (?:est |è |es )?(?:signé|firmato|firmado) (?:par|da|por)
|owns? (?:the )?budget|budget holder|last word|entscheide[tn]?\w*|entscheidung\w*|budgetverantwort\w*|unterschreibt
|letztes wort
|décide\w*|(?:c'est \w+ )?qui signe|signe (?:les?|tout)|décisionnaires?|décideu\w+|signataire
|decisor\w*|toma (?:las|as) decis\w+|tiene la última palabra|decide\w*|decisor[ei]|firma\b|tem a última palavra
|beslist\w*|beslisser""",
    ContactRole.USES_DAILY: r"""(?:uses?|works? (?:with|in)|using) [^.,;]{0,25}(?:all day|every ?day|daily|day in)
|(?:daily|power|key|heavy
|main|end)[- ]?users?|key[- ]?userin|users?\b|day[- ]to[- ]day
|(?:nutzt|benutzt|arbeitet|verwendet)[^.,;]{0,35}(?:täglich|jeden tag|den ganzen tag)|(?:täglicher? |key[- ]?
|haupt)?(?:anwender|nutzer)(?:in|innen)?\b|tägliche nutzung
|utilise[^.,;]{0,25}(?:tous les jours|chaque jour|quotidien\w*|au quotidien)|utilisat(?:eur|rice)s?
|usa[^.,;]{0,25}(?:todos los días|a diario|cada día|ogni giorno|tutti i giorni|todos os dias)
|usuari[oa]s?|utente|utenti|utilizador\w*|usuári[oa]s?|gebruiker\w*|gebruikt[^.,;]{0,25}(?:dagelijks|elke dag)""",
    ContactRole.CHAMPION: r"champions?\b|speaks? up for us|fürsprecher(?:in)?|befürworter(?:in)?|ambassad\w+"
    r"|alliée?s?\b|paladín|promotor\w*|evangelist|aliad[oa]|alleat[oa]|defensor[a]?",
    ContactRole.SPONSOR: r"(?:executive |exec )?sponsor(?:in|s)?\b|pate\b|mécène|patrocinador\w*|parrain|marraine"
    r"|padrino",
    ContactRole.BLOCKS: r"""blocks?\b|blockers?\b|blocking|gatekeeper|stops everything|vetoes|bremst|bremser\w*
|blockiert|blockierer\w*
|verhindert|stellt sich quer|bloque\w*|freine
|blocca|ostacola|bloqueia|trava\b|obstacul\w+|opposant\w*""",
    ContactRole.INFLUENCES: r"influenc\w+|influential|influence[ur]\w*|einfluss\w*|beeinflusst|influyente|influye"
    r"|influent\w*|advis(?:es|or)\b|has (?:the )?ear of|berät|conseille",
}
_NOT = re.compile(
    r"\b(?:not|never|no|isn['’]t|doesn['’]t|don['’]t|didn['’]t|never|hardly|nicht|kein\w*|kaum|wenig|pas|peu|non"
    r"|poco|não|pouco|nunca|niet|less than)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_NEAR = 60
"""Signs before a word that can deny it."""
_STANCE = {
    stance: re.compile(rf"(?<![\w-])(?:{pattern.replace(chr(10), '')})(?!\w)", re.IGNORECASE)
    for stance, pattern in ((Stance.NEUTRAL, _NEUTRAL), (Stance.AGAINST, _AGAINST), (Stance.FOR, _FOR))
}
_DOUBTS = re.compile(rf"(?<![\w-])(?:{_DOUBTFUL.replace(chr(10), '')})(?!\w)", re.IGNORECASE)
"""Somebody who is not won, and not against us either; counts where nothing else is said."""
_ROLE = {
    role: re.compile(rf"(?<![\w])(?:{pattern.replace(chr(10), '')})(?!\w)", re.IGNORECASE)
    for role, pattern in _ROLES.items()
}
_COLOURS = {Stance.FOR: Colour.GREEN, Stance.NEUTRAL: Colour.AMBER, Stance.AGAINST: Colour.RED}


def stance_in(text: str) -> Stance | None:
    """Return how somebody feels about us by what is said of them, None where nothing of it is.

    What is said outright ("neutral") counts before what is meant; of the others the first. Doubts alone are neutral.
    """
    picture = next((_PICTURES[sign] for sign in text if sign in _PICTURES), None)
    if picture is None and ":" in text:
        picture = next((stance for code, stance in _SHORTCODES.items() if code in text), None)
    if picture is not None:
        return picture
    found: list[tuple[int, Stance]] = []
    for stance, pattern in _STANCE.items():
        for match in pattern.finditer(text):
            denied = bool(_NOT.search(text[max(0, match.start() - _NEAR) : match.start()]))
            if denied and stance is Stance.NEUTRAL:
                continue
            meant = {Stance.FOR: Stance.AGAINST, Stance.AGAINST: Stance.FOR}[stance] if denied else stance
            if stance is Stance.NEUTRAL:
                return stance
            found.append((match.start(), meant))
    doubts = _DOUBTS.search(text)
    if not found and doubts and not _NOT.search(text[max(0, doubts.start() - _NEAR) : doubts.start()]):
        return Stance.NEUTRAL
    return min(found)[1] if found else None


def role_in(text: str) -> ContactRole | None:
    """Return what somebody is for the decision by what is said of them: the first that is said."""
    found = [
        (match.start(), role)
        for role, pattern in _ROLE.items()
        if (match := pattern.search(text)) and not _NOT.search(text[max(0, match.start() - _NEAR) : match.start()])
    ]
    return min(found)[1] if found else None


def only_says_stance(text: str) -> bool:
    """Return whether a short text says nothing but how somebody feels or what they are for the decision."""
    rest = without_pictures(text)
    for pattern in (*_STANCE.values(), _DOUBTS, *_ROLE.values()):
        rest = pattern.sub(" ", rest)
    return sum(len(word) > 3 for word in re.findall(r"\w+", rest)) == 0


def without_pictures(text: str) -> str:
    """Return the text without the pictures and short codes that say how somebody feels."""
    kept = "".join(" " if sign in _PICTURES or sign == "\ufe0f" else sign for sign in text)
    for code in _SHORTCODES:
        kept = kept.replace(code, " ") if ":" in kept else kept
    return " ".join(kept.split())


def as_colour(stance: Stance) -> Colour:
    """Return the colour for how somebody feels."""
    return _COLOURS[stance]
