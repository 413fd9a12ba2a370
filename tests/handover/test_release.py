"""What leaves for a provider outside: nothing internal, whatever is known, and what is left out is listed to the last text."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from enum import Enum
from itertools import count
from random import Random
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.model import handover as plan
from handover.model import records
from handover.model.account import Account, AccountEntry, AccountLink, CrmId, Renewal
from handover.model.disclosure import Disclosure, Releasable, disclosures
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.receiver import Receiver, ReceiverKind
from handover.model.records import Record, RecordKind
from handover.model.release import HowSent, Passed, Release, ReleasedLine, ReleasePlan, ReleaseSection
from handover.plan.confidentiality import StillConfidential
from handover.release import releasing
from handover.release.facts import Known
from handover.release.parts import OPEN, parted
from handover.release.sorting import Doubt, sort
from tests.examples import AIKO, NOW, a_handover, a_person

KINDS: tuple[type[Any], ...] = (
    records.Contact,
    records.Promise,
    records.KeyDate,
    records.Issue,
    records.Project,
    records.Link,
    records.Pulse,
    records.Figure,
    records.Choice,
)


APART = frozenset({"kind", "id", "by", "source", "confirmed_by", "as_written", "corrected"})
"""Fields of a record that are no knowledge, or the lines it was read from, which are among those of its entry."""


class Words:
    """Makes texts that stand nowhere else, and keeps which of them may leave by their type."""

    def __init__(self) -> None:
        self.numbers, self.internal, self.leaving = count(1), list[str](), list[str]()

    def for_field(self, kind: type[Any], name: str) -> str:
        marks = getattr(get_type_hints(kind, include_extras=True)[name], "__metadata__", ())
        word = f"zq{next(self.numbers)}word"
        may = Disclosure.CUSTOMER in marks or any(isinstance(one, Releasable) for one in marks)
        (self.leaving if may or name in OPEN.get(kind, ()) else self.internal).append(word)
        return word


def filled(kind: type[Any], words: Words, chance: Random) -> Any:
    """Return a record of this kind with a text of its own in each of its texts, and anything in its other fields."""
    values: dict[str, Any] = {}
    for field in fields(kind):
        hint = get_type_hints(kind)[field.name]
        choices = [one for one in get_args(hint) or (hint,) if isinstance(one, type)]
        enum = next((one for one in choices if issubclass(one, Enum)), None)
        if field.name in APART:
            continue
        if enum is not None:
            values[field.name] = chance.choice(list(enum))
        elif hint is str and chance.random() < 0.8:
            values[field.name] = words.for_field(kind, field.name)
        elif date in choices and field.name not in ("at", "confirmed_at"):
            values[field.name] = chance.choice((None, date(2026, 4, 30)))
    return kind(**values)


def known_of(words: Words, chance: Random) -> Known:
    """Return a handover and account about which everything is known, in words of which none stands twice."""
    entries = []
    for number in range(chance.randrange(1, 6)):
        kind = chance.choice(KINDS)
        found: tuple[Record, ...] = tuple(filled(kind, words, chance) for _ in range(chance.randrange(1, 4)))
        line = words.for_field(AccountEntry, "text")
        entries.append(
            AccountEntry(
                f"item{number}", f"Entry {number}", line, "h1", AIKO, NOW, number, found[0].kind, records=found
            )
        )
    told = words.for_field(AccountEntry, "text")
    entries.append(AccountEntry("story", "The story", told, "h1", AIKO, NOW, 90, RecordKind.TEXT))
    account = Account(
        "a1",
        words.for_field(Account, "name"),
        website="https://acme.example",
        segment=words.for_field(Account, "segment"),
        industry=words.for_field(Account, "industry"),
        region=words.for_field(Account, "region"),
        language=words.for_field(Account, "language"),
        crm_ids=(CrmId("CRM", words.for_field(AccountLink, "title")),),
        renewal=Renewal(date(2026, 9, 30), words.for_field(Renewal, "amount"), risks=words.for_field(Renewal, "risks")),
        links=(AccountLink(words.for_field(AccountLink, "title"), "https://ours.example/folder"),),
    )
    contact = plan.Contact("Maria Olsen", "maria@acme.example", words.for_field(plan.Contact, "role"))
    handover = a_handover(
        internal_note=words.for_field(plan.Handover, "internal_note"),
        pause_reason=words.for_field(plan.Handover, "pause_reason"),
        closing_note=words.for_field(plan.Handover, "closing_note"),
        agenda_points=words.for_field(plan.Handover, "agenda_points"),
        contacts=(contact,),
        receiver=Receiver(ReceiverKind.PROVIDER, "Harbour CS"),
    )
    return Known(handover, account, tuple(entries))


@given(st.integers(0, 10**9))
def test_nothing_internal_leaves_and_everything_is_in_it_or_listed(seed: int) -> None:
    words = Words()
    known = known_of(words, Random(seed))
    sorting = sort(known)
    said = "\n".join(line.text for line in sorting.lines)
    assert [word for word in words.internal if word in said] == []
    left_out = "\n".join(one.fact.words for one in sorting.left_out)
    staying = "\n".join(text for one in sorting.held for text in one.texts)
    told = f"{said}\n{left_out}\n{staying}"
    assert [word for word in (*words.internal, *words.leaving) if word not in told] == []
    assert len(sorting.lines) + len(sorting.left_out) == len(sorting.facts)


DISGUISES = (
    str,
    str.upper,
    lambda text: " ".join(f"*{word}*" for word in text.split()),
    lambda text: text.replace(" ", "  ").replace("o", "о"),  # a Cyrillic letter
    lambda text: "\u200b".join(text),
    lambda text: f"Weekly report. {text}",
)
SECRETS_OF_OURS = (
    "Their new director wants to bring our prices down before the summer.",
    "We think of dropping their account after the merger.",
    "Tom is only there because his uncle sits on the board.",
)


@pytest.mark.parametrize("internal", SECRETS_OF_OURS)
@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("place", ["what", "name", "words"])
def test_what_repeats_an_internal_note_in_whatever_formatting_is_left_out(
    internal: str, disguise: Callable[[str], str], place: str
) -> None:
    written = disguise(internal)
    handover = a_handover(contacts=(), internal_note=f"Please keep this among us. {internal}")
    found: Record = records.Promise(id="r1", what=written)
    if place == "name":
        found = records.Project(id="r1", name=written)
    if place == "words":
        handover = replace(handover, release=ReleasePlan(words=written))
    entry = AccountEntry("i", "Entry", "x", "h1", AIKO, NOW, kind=found.kind, records=(found,))
    sorting = sort(Known(handover, Account("a1", "Acme"), () if place == "words" else (entry,)))
    others = (ReleaseSection.ACCOUNT, ReleaseSection.TOLD)
    [one] = [one for one in sorting.facts if one.fact.section not in others]
    assert one.out
    assert one.doubt in (Doubt.REPEATS, Doubt.PERHAPS_REPEATS)


STORY = (
    "They plan by the quarter. Maria reads nothing longer than a page.\n"
    "Night shifts start at ten. They pay 40,000 € a year. Tom is only there because his uncle sits on the board.\n"
    "Jo is on sick leave until May.\n"
    "The admin password is hunter2!Blue-Kettle. Ask for Ines."
)
NOTED = "Tom is only there because his uncle sits on the board."


def story(kind: RecordKind = RecordKind.TEXT, **choices: Any) -> Known:
    """What was answered in prose, with a note of which it repeats a sentence."""
    entry = AccountEntry("story", "The story", STORY, "h1", AIKO, NOW, kind=kind)
    handover = a_handover(contacts=(), receiver=PROVIDER, manager=AIKO, internal_note=NOTED, **choices)
    return Known(handover, Account("a1", "Acme"), (entry,))


def told(known: Known) -> dict[str, tuple[bool, Doubt | None]]:
    facts = [one for one in sort(known).facts if one.fact.section is ReleaseSection.TOLD]
    return {one.fact.words: (one.out, one.doubt) for one in facts}


def test_prose_is_offered_line_by_line_without_what_never_leaves_and_nothing_of_it_leaves_by_itself() -> None:
    assert told(story()) == {
        "They plan by the quarter. Maria reads nothing longer than a page.": (True, Doubt.OWN_WORDS),
        "Night shifts start at ten.": (True, Doubt.OWN_WORDS),
        "They pay 40,000 € a year.": (True, Doubt.PRIVATE),
        NOTED: (True, Doubt.REPEATS),
        "Jo is on sick leave until May.": (True, Doubt.PRIVATE),
        "The admin password is hunter2!Blue-Kettle.": (True, Doubt.SECRET),
        "Ask for Ines.": (True, Doubt.OWN_WORDS),
    }
    assert told(story(RecordKind.PULSE)) == {}, "a mood stays as a whole"


def test_a_line_is_let_out_by_the_manager_and_what_never_leaves_is_let_out_by_nobody() -> None:
    known = story()
    facts = {one.fact.words: one.fact for one in sort(known).facts}
    shifts, jo = facts["Night shifts start at ten."], facts["Jo is on sick leave until May."]
    out = releasing.choose(known, shifts.key, shifts.mark, out=False, by=AIKO, now=NOW).handover
    assert [line.text for line in sort(replace(known, handover=out)).lines if line.section is ReleaseSection.TOLD] == [
        "Night shifts start at ten."
    ]
    with pytest.raises(releasing.NotAsShown):
        releasing.choose(known, jo.key, jo.mark, out=False, by=AIKO, now=NOW)


def test_what_may_leave_beside_texts_holds_no_internal_text() -> None:
    """A field that is added to `OPEN` by mistake would leave without its type saying so."""
    internal = [
        f"{kind.__name__}.{name}"
        for kind, names in OPEN.items()
        for name in names
        if disclosures(kind)[name] is Disclosure.INTERNAL  # type: ignore[arg-type]
    ]
    assert internal == []


def test_a_type_without_internal_fields_holds_what_is_released() -> None:
    kinds = (Release, ReleasedLine, Passed, Receiver, ReleasePlan)
    assert [kind.__name__ for kind in kinds if Disclosure.INTERNAL in disclosures(kind).values()] == []


def one_promise(what: str, **changes: Any) -> Known:
    found = records.Promise(id="r1", what=what)
    entry = AccountEntry("promises", "Promises", what, "h1", AIKO, NOW, kind=RecordKind.PROMISES, records=(found,))
    handover = a_handover(contacts=(), receiver=PROVIDER, manager=AIKO, **changes)
    return Known(handover, Account("a1", "Acme"), (entry,))


PROVIDER = Receiver(ReceiverKind.PROVIDER, "Harbour CS")


def test_a_password_never_leaves_whatever_is_chosen() -> None:
    known = one_promise("Set up the login, password: hunter2Xk9!pq")
    [name, promise] = sort(known).facts
    assert (promise.doubt, promise.out, name.out) == (Doubt.SECRET, True, False)
    with pytest.raises(releasing.NotAsShown):
        releasing.choose(known, promise.fact.key, promise.fact.mark, out=False, by=AIKO, now=NOW)


def test_a_sensitive_word_is_let_out_in_those_very_words_alone() -> None:
    known = one_promise("A report about the margin of their shops")
    doubted = sort(known).facts[1]
    assert (doubted.doubt, doubted.out) == (Doubt.SENSITIVE, True)
    after = releasing.choose(known, doubted.fact.key, doubted.fact.mark, out=False, by=AIKO, now=NOW).handover
    assert not sort(replace(known, handover=after)).facts[1].out
    changed = one_promise("A report about our margin", release=after.release)
    assert sort(changed).facts[1].out


def test_releasing_the_same_twice_makes_one_version_and_two_jobs() -> None:
    known = one_promise("Weekly report")
    shown = sort(known).mark
    first = releasing.release(known, shown, by=AIKO, now=NOW)
    assert [job.kind for job in first.jobs] == ["release_files", "release_note"]
    again = releasing.release(replace(known, handover=first.handover), shown, by=AIKO, now=NOW)
    assert (again.handover, again.jobs) == (first.handover, ())


def test_a_version_that_was_taken_back_is_released_anew_as_the_next_one() -> None:
    known = one_promise("Weekly report")
    first = releasing.release(known, sort(known).mark, by=AIKO, now=NOW).handover
    back = releasing.take_back(first, 0, by=AIKO, now=NOW).handover
    assert releasing.standing(back) is None
    again = releasing.release(replace(known, handover=back), sort(known).mark, by=AIKO, now=NOW).handover
    assert len(again.release.versions) == 2


def test_what_is_confidential_is_not_released_yet() -> None:
    known = one_promise("Weekly report", dates=plan.PlanDates(confidential_until=date(2026, 6, 1)))
    with pytest.raises(StillConfidential):
        releasing.release(known, sort(known).mark, by=AIKO, now=NOW)


def test_the_way_of_a_version_goes_from_sent_to_confirmed_and_back() -> None:
    known, today = one_promise("Weekly report"), NOW.date()
    handover = releasing.release(known, sort(known).mark, by=AIKO, now=NOW).handover
    passed = Passed(today, HowSent.EMAIL, "Anna Berg", AIKO, NOW)
    with pytest.raises(releasing.NotSentYet):
        releasing.mark_received(handover, 0, passed, today)
    for day, problem in ((date(2027, 1, 1), "still_to_come"), (date(2020, 1, 1), "before_it_was_there")):
        with pytest.raises(FieldProblems) as refused:
            releasing.mark_sent(handover, 0, replace(passed, on=day), today)
        assert refused.value.problems == {"on": FieldProblem(problem)}
    sent = releasing.mark_sent(handover, 0, passed, today).handover
    with pytest.raises(releasing.SentAlready):
        releasing.take_back(sent, 0, by=AIKO, now=NOW)
    received = releasing.mark_received(sent, 0, passed, today).handover
    assert releasing.undo(received, 0).handover == sent
    assert releasing.undo(sent, 0).handover == handover


def test_only_the_manager_and_admins_decide() -> None:
    handover = a_handover(manager=AIKO)
    assert releasing.may_release(handover, a_person(AIKO))
    assert releasing.may_release(handover, a_person("U0LUCAS", admin=True))
    for person in (a_person(handover.outgoing), a_person(handover.incoming), a_person(AIKO, guest=True)):
        assert not releasing.may_release(handover, person)
    assert not releasing.may_release(replace(handover, manager=""), a_person(handover.outgoing))


def test_parts_of_a_record_are_told_by_type() -> None:
    found = records.Project(name="Rollout", owner="Ravi", colour=records.Colour.RED, due=date(2026, 4, 30))
    parts = parted(found)
    assert set(parts.leaving) == {"name", "milestone", "due", "state"}
    assert parts.staying == {"owner": ("Ravi",), "colour": ("red",)}
