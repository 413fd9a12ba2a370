"""Whether a terse reply is what a question asks for: "bon" says how things stand, and "まだ" whether something is done.

The same words are a nod, or a plea for time, anywhere else. Questions are read in the languages of the interview, for a
colleague asks in theirs, and a workspace may have its own.
"""

import re

from handover.interview.spelling import folded, words_in

MOST_WORDS = 3
"""Words of the longest reply that is read by its question. Japanese counts each sign."""
MOST_SIGNS = 6
_HOW_THINGS_STAND = re.compile(
    r"\b(?:how (?:is|are|was|were|do|does|did|likely|would you describe|well|good)|mood|feel|stand|describe|wie (?:ist|sind|war"
    r"|lauft|geht|steht|gut|wahrscheinlich)|stimmung|comment (?:va|vont|est|sont|se|ca)|ambiance|que tal|como (?:esta|estan|va"
    r"|van|vai|vao|fue)|come (?:va|vanno|sta|stanno|e)|hoe (?:gaat|is|staat|zijn|loopt))\b|どう|いかが|様子|状況"
)
_WHETHER_OR_WHEN = re.compile(
    r"\b(?:when|yet|already|done|still|open|signed?|likely|ever|never|wann|schon|noch|fertig|offen|quand|deja|encore|fait"
    r"|cuando|ya|todavia|hecho|quando|ja|ainda|feito|gia|ancora|fatto|wanneer|al|nog|klaar)\b|いつ|もう|まだ|済"
    r"|^\W*(?:is|are|do|does|did|have|has|was|were|will|can|could|ist|sind|hat|haben|wird|gibt|kann|est-ce|est|sont|a-t|ont"
    r"|es|esta|estan|ha|han|hay|tem|ha|c'?e|zijn|heeft|hebben)\b|[かの][?？。]?\s*$"
)
_WHERE = re.compile(r"\b(?:where|wo|ou|donde|onde|dove|waar)\b|どこ")
_STATES = frozenset(
    folded(
        """good well gut prima bestens bon bien bonne bueno buena bom boa bene buono buona goed tranquilo
    tranquillo calm calme ruhig stable stabil solid mixed regular
    順調 良好 普通 まあまあ いい 良い 大丈夫"""
    ).split()
)
_SO_SO = frozenset(
    map(folded, ("ça va", "geht so", "so-so", "così così", "assim assim", "así así", "gaat wel", "zo zo", "so lala"))
)
_WHETHER = re.compile(
    folded(
        "not yet|soon|later|later this year|tomorrow|already|done|still open|noch nicht|bald|morgen|fertig|pas encore|bientôt"
        "|demain|fait|c'est fait|todavía no|aún no|pronto|mañana|hecho|ainda não|em breve|amanhã|feito|non ancora|presto|domani"
        "|fatto|nog niet|binnenkort|klaar|まだ|まだです|まだない|もうすぐ|明日|済み|済みです|後で"
    )
)


def fits(reply: str, question: str) -> bool:
    """Return whether a few words are the state, or the yes, no or when, that the question asks for."""
    said = words_in(reply)
    if not said or len(said) > (MOST_WORDS if said[0].isascii() else MOST_SIGNS):
        return False
    asked, line = folded(question), folded(reply).strip(" .!。！…")
    if _HOW_THINGS_STAND.search(asked) and (line in _SO_SO | _STATES or all(one in _STATES for one in said)):
        return True
    return _WHETHER.fullmatch(line) is not None and _WHETHER_OR_WHEN.search(asked) is not None


def asks_where(question: str) -> bool:
    """Return whether a question asks for a place, so that "in the wiki" says all of it."""
    return _WHERE.search(folded(question)) is not None
