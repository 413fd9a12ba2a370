"""The words of a sentence: what may stand in them, and how one's own are changed, put back and taken back."""

from datetime import UTC, datetime

import pytest

from handover.form_merge import field_marks
from handover.letter_templates import editing
from handover.letter_templates.editing import SentenceForm
from handover.letter_templates.refusals import NotSaid, WordsChangedSince
from handover.letter_templates.template import LONGEST, ProblemKind, TemplateProblem, problems_of, tidied
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.letter_style import Language, Tone
from handover.model.letter_templates import LetterTemplates
from tests.examples import AIKO, PRIYA

EN, WARM = Language.ENGLISH, Tone.WARM
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
K = ProblemKind


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("thanks", "Thank you."),
        ("thanks", "Thank you, {{ account }}, {{account}}, {{  account  }}."),
        ("thanks", ""),
        ("thanks", "50 % off & <b>bold</b> – 'quoted' \"twice\""),
        ("change_incoming", "I take over from {{ outgoing.first_name }}; I am {{ incoming.name }}."),
        ("care_known_manager", "{{ manager.first_name }} knows {{ what }}."),
        ("close", "All the best\nfrom all of us,"),
    ],
)
def test_words_that_are_in_order(key: str, text: str) -> None:
    assert problems_of(EN, key, text) == ()


@pytest.mark.parametrize(
    ("key", "text", "kinds"),
    [
        ("change_who", "", [K.EMPTY]),
        ("change_who", " \n ", [K.EMPTY]),
        ("thanks", "x" * (LONGEST + 1), [K.TOO_LONG]),
        ("thanks", "Hello {{ account", [K.UNCLOSED]),
        ("thanks", "Hello {{ account }", [K.UNCLOSED]),
        ("thanks", "Hello {{ account {{ account }}", [K.UNCLOSED]),
        ("thanks", "Hello account }}", [K.UNOPENED]),
        ("thanks", "Hello {account}", [K.SINGLE_BRACE]),
        ("thanks", "Hello {{{ account }}}", [K.SINGLE_BRACE]),
        ("thanks", "Hello [[fill in: name]]", [K.GAP, K.GAP]),
        ("thanks", "{{ acount }}", [K.UNKNOWN_FIELD]),
        ("thanks", "{{ notes }} {{ reason.internal }}", [K.UNKNOWN_FIELD, K.UNKNOWN_FIELD]),
        ("thanks", "{{ first_call }}", [K.NOT_HERE]),
        ("thanks", "{{ reason }}", [K.NOT_HERE]),
        ("next_call_other", "We meet soon.", [K.LACKS]),
        ("why", "They are good.", [K.LACKS]),
        ("thanks", "{{ account | upper }}", [K.UNKNOWN_FILTER]),
        ("thanks", "{{ account | sama }}", [K.UNKNOWN_FILTER]),
    ],
)
def test_words_that_are_not_in_order(key: str, text: str, kinds: list[ProblemKind]) -> None:
    assert [one.kind for one in problems_of(EN, key, text)] == kinds


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ account.__class__ }}",
        "{{ incoming.__init__.__globals__ }}",
        "{{ incoming.name.__class__ }}",
        "{{ incoming._facts }}",
        "{{ self }}",
        "{{ self.__dict__ }}",
        "{{ config }}",
        "{{ request.application }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum(5) }}",
        "{{ range(10**9) }}",
        "{{ 'x' * 10**9 }}",
        "{{ 9**9**9**9 }}",
        "{{ account * 1000000 }}",
        "{{ account ~ account }}",
        "{{ account[0] }}",
        "{{ account.upper() }}",
        "{{ account.format(account) }}",
        "{{ '{0.__class__}'.format(account) }}",
        "{{ '%s' % account }}",
        "{{ '%999999999d' % 1 }}",
        "{{ account | attr('__class__') }}",
        "{{ account | map('upper') }}",
        "{{ account | center(100000000) }}",
        "{{ blank('x') }}",
        "{{ namespace() }}",
        "{{ joiner }}",
        "{% for i in range(10**9) %}x{% endfor %}",
        "{% for i in account %}{% for j in account %}{{ i }}{% endfor %}{% endfor %}",
        "{% if account %}x{% endif %}",
        "{% set x = account %}{{ x }}",
        "{% include 'document.md' %}",
        "{% extends 'document.md' %}",
        "{% import 'os' as os %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% raw %}{{ account }}{% endraw %}",
        "{%- if 1 -%}x{%- endif -%}",
        "{# a remark #}",
        "{{- account -}}",
        "{{ account }}{% ",
        "{{ " + "(" * 400 + " }}",
        "{{ " + "not " * 100 + "account }}",
        "{{ [" * 60,
        "{" * 400,
        "{{ account\x00 }}",
        "{{ аccount }}",  # its first letter is Cyrillic
    ],
)
def test_nothing_gets_out_of_the_sandbox_for_nothing_comes_into_it(attack: str) -> None:
    assert problems_of(EN, "thanks", attack) != ()
    with pytest.raises(NotSaid):
        said(LetterTemplates(), "thanks", attack)


@pytest.mark.parametrize(
    ("text", "line", "found", "meant"),
    [
        ("Hi\n{{ acount }}", 2, "acount", "account"),
        ("{{ Account }}", 1, "Account", "account"),
        ("{{ incoming name }}", 1, "incoming name", "incoming.name"),
        ("{{ incoming.firstname }}", 1, "incoming.firstname", "incoming.first_name"),
        ("{{ customer_health_score }}", 1, "customer_health_score", ""),
        ("Hi\n\n{{ account", 3, "{{ account", "account"),
        ("Hi {outgoing.name}", 1, "{outgoing.name}", "outgoing.name"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_what_was_perhaps_meant(
    text: str, line: int, found: str, meant: str
) -> None:
    first = problems_of(EN, "thanks", text)[0]
    assert (first.line, first.found, first.meant) == (line, found, meant)


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        (Language.FRENCH, "Merci {{ incoming.name | of }}.", []),
        (Language.FRENCH, "Merci {{ incoming.name|sama }}.", [K.UNKNOWN_FILTER]),
        (Language.JAPANESE, "{{ account | sama }}", []),
        (Language.GERMAN, "{{ account | of }}", [K.UNKNOWN_FILTER]),
    ],
)
def test_a_filter_is_of_its_language(language: Language, text: str, kinds: list[ProblemKind]) -> None:
    assert [one.kind for one in problems_of(language, "thanks", text)] == kinds


def test_a_filter_is_for_names_and_nothing_else() -> None:
    assert problems_of(Language.FRENCH, "next_call_other", "Le {{ first_call | of }}.") == (
        TemplateProblem(K.NO_NAME, 1, "first_call"),
    )


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("thanks", "  Thank   you \n  very much ", "Thank you\nvery much"),
        ("thanks", "One.\n\n\n\nTwo.", "One.\n\nTwo."),
        ("subject_change", "Hello\n  you", "Hello you"),
        ("next_there", "Hello\n\nyou", "Hello you"),
    ],
)
def test_words_are_kept_without_spaces_that_nobody_means(key: str, typed: str, kept: str) -> None:
    assert tidied(key, typed) == kept


def said(now: LetterTemplates, key: str, words: str, shown: str = "Thanks.", tone: Tone = WARM) -> LetterTemplates:
    return editing.with_words(
        now,
        language=EN,
        tone=tone,
        key=key,
        words=words,
        follows="Thanks.",
        shown=field_marks(SentenceForm(shown)),
        by=AIKO,
        now=NOW,
    )


def test_a_change_is_kept_with_who_made_it_and_taken_back() -> None:
    first = said(LetterTemplates(), "thanks", "Thanks a lot.")
    assert first == LetterTemplates({WARM: {"thanks": "Thanks a lot."}}, {}, 1, AIKO, NOW)
    second = said(first, "invite", "Reply.", tone=Tone.FORMAL)
    assert second.words == {WARM: {"thanks": "Thanks a lot."}, Tone.FORMAL: {"invite": "Reply."}}
    undone = editing.undone(second, 2, by=PRIYA, now=NOW)
    assert (undone.words, undone.version, undone.by) == (first.words, 3, PRIYA)
    assert editing.undone(undone, 3, by=PRIYA, now=NOW).words == second.words
    for version in (0, 1, 3):
        with pytest.raises(WordsChangedSince):
            editing.undone(second, version, by=AIKO, now=NOW)


def test_what_says_the_same_as_without_own_words_is_none() -> None:
    own = said(LetterTemplates(), "thanks", "Thanks a lot.")
    back = said(own, "thanks", " Thanks. ", shown="Thanks a lot.")
    assert (back.words, back.version) == ({}, 2)
    assert said(LetterTemplates(), "thanks", "Thanks.") == LetterTemplates()


def test_a_sentence_is_put_back_and_all_are() -> None:
    own = said(said(LetterTemplates(), "thanks", "A."), "invite", "B.")
    assert editing.without_words(own, WARM, "thanks", by=AIKO, now=NOW).words == {WARM: {"invite": "B."}}
    assert editing.without_words(own, Tone.BRIEF, "thanks", by=AIKO, now=NOW) == own
    assert editing.without_any(own, by=AIKO, now=NOW).words == {}
    assert editing.changed_sentences(own.words, {WARM: {"invite": "C."}}) == ((WARM, "invite"), (WARM, "thanks"))


def test_what_somebody_else_has_changed_meanwhile_is_not_replaced() -> None:
    theirs = said(LetterTemplates(), "thanks", "Theirs.")
    with pytest.raises(FieldProblems) as refused:
        said(theirs, "thanks", "Mine.")
    assert refused.value.problems == {"template_words": FieldProblem.CHANGED_MEANWHILE}
    assert said(theirs, "thanks", "Theirs.") == theirs
    assert said(theirs, "thanks", "Thanks.") == theirs, "who has changed nothing keeps what is there"
