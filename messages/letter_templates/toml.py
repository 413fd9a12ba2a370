"""A workspace's words in one language as the text of a file, with Baton's own beside them to go by."""

import json
from collections.abc import Iterator

from handover.letter_templates.fields import is_gap
from handover.model.letter_style import Language, Tone
from handover.model.letter_templates import OwnWords
from messages.introduction.phrasebook import Phrasebook, has_own_tone
from messages.letter_style import LANGUAGES
from messages.letter_templates.sentences import PARTS

HEAD = """\
# The words of letters to customers in {name}. A line that begins with # is what is said without words of your own:
# take the # away and write yours. An empty text leaves a sentence out, where a letter is whole without it.
# A tone says what stands under its name here, else what Baton says in it, else what the warm tone says.
# To take it in again: /handover templates, Import.
language = "{language}"
"""


def toml_of(language: Language, own: OwnWords) -> str:
    """Return the file: own words as they are, everything else as a remark."""
    lines = [HEAD.format(name=LANGUAGES[language], language=language)]
    for tone in Tone:
        lines += [f"[{tone}]", *_sentences(language, tone, own), ""]
    return "\n".join(lines)


def _sentences(language: Language, tone: Tone, own: OwnWords) -> Iterator[str]:
    standard = Phrasebook(language, tone, {})
    for name, titles in PARTS.values():
        said = [line for key, title in titles.items() for line in _sentence(standard, tone, own, key, title)]
        if said:
            yield from (f"# --- {name}", *said)


def _sentence(standard: Phrasebook, tone: Tone, own: OwnWords, key: str, title: str) -> Iterator[str]:
    """Yield a sentence of which there are words in this tone."""
    theirs = own.get(tone, {}).get(key)
    ours = tone is Tone.WARM or has_own_tone(standard.language, tone, key)
    if is_gap(key) or (theirs is None and not ours):
        return
    yield f"# {title}"
    if ours:
        yield f"# {key} = {_quoted(standard.wording(key).words)}"
    if theirs is not None:
        yield f"{key} = {_quoted(theirs)}"


def _quoted(text: str) -> str:
    """Return a text as TOML has it: what JSON escapes, it escapes alike."""
    return json.dumps(text, ensure_ascii=False)
