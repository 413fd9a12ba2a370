"""What can be done to a workspace's own words for letters in one language; every change can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from handover.form_merge import kept_of_others
from handover.letter_templates.refusals import NotSaid, WordsChangedSince
from handover.letter_templates.template import problems_of, tidied
from handover.model.letter_style import Language, Tone
from handover.model.letter_templates import LetterTemplates, OwnWords


@dataclass(frozen=True)
class SentenceForm:
    """What stands in the form of a sentence."""

    template_words: str


def own_words(templates: LetterTemplates, tone: Tone, key: str) -> str | None:
    """Return a workspace's own words of a sentence in this very tone; None where it has none."""
    return templates.words.get(tone, {}).get(key)


def with_words(
    templates: LetterTemplates,
    *,
    language: Language,
    tone: Tone,
    key: str,
    words: str,
    follows: str,
    shown: Mapping[str, str],
    by: str,
    now: datetime,
) -> LetterTemplates:
    """Have a sentence say this in a tone. `follows` is what it says without words of its own: the same words are none.

    `shown` are the marks of what the form showed. Raises NotSaid with everything that is wrong with the words, and FieldProblems
    (field `template_words`) when somebody else has changed the sentence to something else meanwhile.
    """
    before = own_words(templates, tone, key)
    stored = SentenceForm(follows if before is None else before)
    sent = SentenceForm(tidied(key, words))
    sent = replace(sent, **kept_of_others(sent, stored, shown))
    wrong = problems_of(language, key, sent.template_words)
    if wrong:
        raise NotSaid(wrong)
    said = None if sent.template_words == follows else sent.template_words
    return _changed(templates, _put(templates.words, tone, key, said), by, now)


def without_words(templates: LetterTemplates, tone: Tone, key: str, *, by: str, now: datetime) -> LetterTemplates:
    """Have a sentence say in a tone what it says without words of its own."""
    return _changed(templates, _put(templates.words, tone, key, None), by, now)


def with_all(templates: LetterTemplates, words: OwnWords, *, by: str, now: datetime) -> LetterTemplates:
    """Have the sentences of the language say these words, and every other one what it says without words of its own."""
    return _changed(templates, words, by, now)


def without_any(templates: LetterTemplates, *, by: str, now: datetime) -> LetterTemplates:
    """Have every sentence of the language say what it says without words of its own."""
    return with_all(templates, {}, by=by, now=now)


def undone(templates: LetterTemplates, version: int, *, by: str, now: datetime) -> LetterTemplates:
    """Take the latest change back, which made this version; to do so again brings it back. Raises WordsChangedSince."""
    if not version or templates.version != version:
        raise WordsChangedSince
    return _changed(templates, templates.before, by, now)


def changed_sentences(before: OwnWords, after: OwnWords) -> tuple[tuple[Tone, str], ...]:
    """Return the sentences that are not the same in both, each with its tone."""
    keys = {(tone, key) for words in (before, after) for tone, said in words.items() for key in said}
    return tuple(sorted(one for one in keys if before.get(one[0], {}).get(one[1]) != after.get(one[0], {}).get(one[1])))


def _changed(templates: LetterTemplates, words: OwnWords, by: str, now: datetime) -> LetterTemplates:
    if words == templates.words:
        return templates
    return LetterTemplates(words, templates.words, templates.version + 1, by, now)


def _put(words: OwnWords, tone: Tone, key: str, text: str | None) -> OwnWords:
    """Return the words with this one in place of what was there; None for none of one's own."""
    said = {name: one for name, one in words.get(tone, {}).items() if name != key}
    if text is not None:
        said[key] = text
    others = {other: one for other, one in words.items() if other is not tone}
    return {**others, tone: said} if said else others
