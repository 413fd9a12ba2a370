"""A letter to the customer in words: the sentences of its outline, in its language and tone (P96–P104)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from handover.introduction.earlier import Earlier
from handover.introduction.facts import AreaColleague, Colleague, CustomerFacts
from handover.introduction.outline import Layout, Part, Sentence, greeting_of, outline, subject_of
from handover.letter_templates.template import names_in
from handover.model.introduction import LONGEST_BODY
from handover.text.length import length
from handover.time.written_days import written_day, written_short_day
from messages.introduction import grammar
from messages.introduction.phrasebook import Phrasebook, Wording
from messages.kit.prose import blank

CALL_DAY = "date of the first call"
"""What a letter calls the blank for it."""
_ENDS = (".", "!", "?", "…", ":", "。", "！", "？", "]]")


def subject(facts: CustomerFacts, earlier: Earlier | None = None) -> str:
    """Return the subject, of any length. `earlier` is what it says of a letter before it."""
    return _Words(facts, earlier).sentence(subject_of(facts, earlier))


def body(facts: CustomerFacts, earlier: Earlier | None = None) -> str:
    """Return the letter as plain text, with a blank for what is unknown and must be said.

    A workspace's own words that make it longer than the form can hold are none for this letter.
    """
    written = _body(facts, earlier)
    return written if length(written) <= LONGEST_BODY else _body(replace(facts, own_words={}), earlier)


def sentence_said(key: str, facts: CustomerFacts, earlier: Earlier | None = None) -> str:
    """Return one sentence of the letter, the first of those that are said of several people."""
    said = (one for part in outline(facts, earlier) for one in part.sentences)
    return _Words(facts, earlier).sentence(next((one for one in said if one.key == key), Sentence(key)))


def _body(facts: CustomerFacts, earlier: Earlier | None) -> str:
    words = _Words(facts, earlier)
    parts = [text for part in outline(facts, earlier) if (text := words.part(part))]
    return "\n\n".join([*parts, words.signature()])


def greeting_line(facts: CustomerFacts) -> str:
    """Return the line with which the letter begins."""
    return _Words(facts, None).sentence(Sentence(greeting_of(facts)))


def call_day(facts: CustomerFacts) -> str:
    """Return the day of the first call as the letter writes it; empty while it is not known."""
    return written_day(facts.first_call, facts.language) if facts.first_call else ""


def why(new: Colleague) -> str:
    """Return what the letter calls the blank for why the incoming CSM is a good choice."""
    return f"why {new.first_name} is a good choice for you"


def address_of(colleague: Colleague) -> str:
    """Return what the letter calls the blank for somebody's e-mail address."""
    return f"e-mail address of {colleague.first_name}"


def rendered(words: str, **values: str) -> str:
    """Return the words of a phrasebook with what they name put in; they take no other names."""
    return _template(words).render({"greeting": "", **values}).strip()


class _Words:
    """The words of one letter."""

    def __init__(self, facts: CustomerFacts, earlier: Earlier | None) -> None:
        self._facts, self._book = facts, _book(facts)
        self._values = _values(facts, earlier, self._book)
        for name, key in (("what", _what_key(facts)), ("until", "until_day" if facts.back_on else "until_unknown")):
            self._values[name] = self.sentence(Sentence(key))

    def part(self, part: Part) -> str:
        """Return a part of the letter, empty where its sentences have no words in this tone."""
        said = [words for one in part.sentences if (words := self.sentence(one))]
        if not said or part.layout is Layout.PROSE:
            return self._book.writing.between_sentences.join(said)
        bullet = self._book.writing.bullet if part.layout is Layout.LIST else ""
        return "\n".join([self.sentence(Sentence(part.heading)), *(f"{bullet}{line}" for line in said)])

    def sentence(self, sentence: Sentence) -> str:
        """Return the words of a sentence, without spaces around."""
        values = self._values | ({"person": _named(sentence.about)} if sentence.about else {})
        wording = next(one for one in self._book.wordings(sentence.key) if not one.own or _is_known(one, values))
        return _template(wording.words).render(values).strip()

    def signature(self) -> str:
        """Return the closing words with the names of those who write."""
        return "\n".join([self.sentence(Sentence("close")), *(one.name for one in self._facts.senders)])


def _book(facts: CustomerFacts) -> Phrasebook:
    return Phrasebook(facts.language, facts.tone, facts.own_words)


def _is_known(wording: Wording, values: Mapping[str, Any]) -> bool:
    """Return whether there is a value for everything that own words name: where there is none, they would leave a hole."""
    return all(_value(name, values) for name in names_in(wording.words))


def _value(name: str, values: Mapping[str, Any]) -> object:
    whole, _, part = name.partition(".")
    return getattr(values.get(whole), part, "") if part else values.get(whole)


def _what_key(facts: CustomerFacts) -> str:
    return "what_promises" if facts.promises_known else "what_goals"


def _values(facts: CustomerFacts, earlier: Earlier | None, book: Phrasebook) -> dict[str, Any]:
    """Return everything that a sentence may name: nothing but what a customer may read."""

    def day(when: date | None, missing: str = "") -> str:
        return written_day(when, facts.language) if when else missing

    line = _as_sentence(facts.incoming.line, book) or blank(why(facts.incoming))
    return {
        "account": facts.account,
        "greeting": facts.greeting,
        "incoming": replace(facts.incoming, line=line),
        "outgoing": facts.outgoing,
        "reason": _as_sentence(" ".join(facts.reason.split()), book),
        "team": facts.team,
        "first_call": day(facts.first_call, blank(CALL_DAY)),
        "helps_until": day(facts.outgoing_helps_until),
        "back_on": day(facts.back_on),
        "back_on_short": written_short_day(facts.back_on, facts.language) if facts.back_on else "",
        "written_on": day(earlier.day if earlier else None),
        "blank": blank,
        **({"manager": facts.manager} if facts.manager else {}),
        **({"temporary": facts.temporary_contact} if facts.temporary_contact else {}),
        **({"provider": facts.provider} if facts.provider else {}),
        **({"left": Colleague(facts.has_left)} if facts.has_left else {}),
    }


def _named(person: Colleague | AreaColleague) -> Colleague | AreaColleague:
    """Return a person as a sentence names them: with a blank for the address of whom the customer is to write to."""
    if isinstance(person, AreaColleague) or person.email:
        return person
    return replace(person, email=blank(address_of(person)))


def _as_sentence(text: str, book: Phrasebook) -> str:
    """Return what somebody typed with a full stop where it ends without one; empty for nothing."""
    said = text.strip()
    return said if not said or said.endswith(_ENDS) else f"{said}{book.writing.full_stop}"


@lru_cache(maxsize=2048)
def _template(words: str) -> Template:
    return _ENVIRONMENT.from_string(words)


_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
"""Sandboxed, and with nothing in it but the filters of the languages: what a workspace writes is rendered here, too."""
_ENVIRONMENT.filters = {"of": grammar.of, "that": grammar.that, "sama": grammar.sama}
_ENVIRONMENT.globals.clear()
_ENVIRONMENT.tests = {}
