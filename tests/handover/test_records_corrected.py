"""A correction of a record loses nothing of what else stands in its lines, says it once, and is undone without a trace."""

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.model.answers import Answer, Part
from handover.model.records import Record, RecordKind
from handover.records.changing import with_changed, with_former, with_removed
from handover.records.in_words import in_words
from handover.records.keeping import edited, lines_not_understood, standing_in, with_records
from handover.records.offering import offered, with_added_offer
from handover.records.reading import Reading, read
from handover.records.reading_parts import Asked
from tests.corpus.records.scoring import Case, cases

CORPUS = Path(__file__).parents[1] / "corpus" / "records"
REPLIES = [case for file in sorted(CORPUS.glob("*.txt")) for case in cases(file)]
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = START + timedelta(hours=1)
SOURCE = "1772442000.000100"
NAMED = {
    RecordKind.PEOPLE: "name",
    RecordKind.PROJECTS: "name",
    RecordKind.FIGURE: "name",
    RecordKind.LINKS: "title",
    RecordKind.PULSE: "why",
    RecordKind.CHOICE: "why",
}
"""Which field of each kind is changed; "what" of the others."""
PROSE = "We promised Jo the export by 30 June, and by the way Maria is away in July."


class Said:
    """An answer of one message, about records of one kind, and what people do to it."""

    def __init__(self, kind: RecordKind, text: str, *, month_first: bool = False) -> None:
        self.kind, self.asked = kind, Asked(date(2026, 3, 2), month_first)
        self.answer = Answer("x")
        self.written(text)

    def _read(self, part: Part) -> Reading:
        return read(self.kind, part.text, self.asked)

    def _store(self, after: Answer) -> None:
        self.answer = with_records(self.answer, after, self.kind, self._read)

    def written(self, text: str) -> None:
        """Write the message, or edit it."""
        text, records = edited(self.answer, SOURCE, text)
        self._store(replace(self.answer, parts=(Part(text, "U0DANA", START, SOURCE),), records=records))

    def in_form(self, text: str) -> None:
        """Change the text in the form, where a part of its own takes the place of the message."""
        self._store(replace(self.answer, parts=(Part(text, "U0DANA", LATER),)))

    def record(self, record_id: str) -> Record:
        return next(one for one in self.answer.records if one.id == record_id)

    def correct(self, record_id: str, **fields: Any) -> None:
        new = replace(self.record(record_id), **fields)
        self._store(with_changed(self.answer, new, by="U0PRIYA", at=LATER))

    def remove(self, record_id: str) -> None:
        self._store(with_removed(self.answer, record_id, by="U0PRIYA", at=LATER))

    def undo(self, record_id: str) -> None:
        self._store(with_former(self.answer, record_id))


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


LONG = 6
"""Letters from which on a word is no month in any language, no form of address, and joins no others."""


SAID_OTHERWISE = frozenset(
    re.findall(
        r"\w+",
        "beslist contento contra contrario contre delayed entscheidet freundlich friendly gebruikt large_green_circle "
        "large_yellow_circle neutre neutro ongoing pausiert red_circle resuelto risolto résolu unterschreibt userin yellow "
        "advocate alliée apprezza apprécie begeistert blocker bremser cautious contraria critica critical cético detractor "
        "difficile difícil enthousiast enthousiaste entscheider entusiasta escéptico favorable indiferente keyuserin kritisch "
        "negative neutraal neutrale nutzer positief positiv positive reservado reserviert réservé réticent réticente "
        "satisfeito sceptical sceptique scettico schwierig skeptisch soddisfatto soutient supportive tevreden undecided "
        "unzufrieden wohlwollend zufrieden",
    )
)
"""Words for a role, a stance, a colour or a state, which a record says in words of its own."""


def lost(before: str, after: str, records: tuple[Record, ...]) -> set[str]:
    """Return the long words that stood in a text and do not any more, but for what these records say."""
    said = words(" ".join(in_words(one) for one in records))
    gone = set(words(before)) - set(words(after)) - set(said)
    return {word for word in gone - SAID_OTHERWISE if len(word) >= LONG and not MONTHS.fullmatch(word)}


MONTHS = re.compile(
    r"(?:jan|feb|f[eé]v|m[aä]r|apr|avr|ma[iyg]|jun|jui|giu|jul|lug|ao|aug|ago|sep|set|o[ckut]t?|no[vn]|d[eié][czk]|gen|ene|ab)\w*"
)
MANY = 100


@pytest.mark.parametrize("kind", [*NAMED, RecordKind.PROMISES, RecordKind.DATES, RecordKind.ISSUES])
def test_no_word_beside_the_record_is_lost_by_a_correction_and_undo_brings_the_text_back(kind: RecordKind) -> None:
    """Replies of the corpus: lists, tables, prose and signatures in seven languages; of many, always the same eighth."""
    replies = [case for case in REPLIES if case.kind is kind]
    some = [case for case in replies if len(replies) <= MANY or crc32(case.text.encode()) % 8 == 3]
    assert [fault for case in some for fault in _faults(case)] == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (RecordKind.PROMISES, "SSO by 9/1 (Priyanka)\nSecurity review by Mar 27 (me)"),
        (
            RecordKind.PROMISES,
            (
                "- audit log: end of April, Yusuf\n- legal review of new T&Cs: Ms Duval, 18 March, our legal\n"
                '- offline docs: "soon", nobody'
            ),
        ),
        (
            RecordKind.PROMISES,
            "Ines committed to release the customs module on 29 May.\nI'll send Fiona the usage numbers every month.",
        ),
        (
            RecordKind.PROMISES,
            (
                "- We'll have the Shopify connector live before their summer launch (1 June), Marco's team\n"
                "- I'll introduce Lorraine to our events team\n"
                "- Craig gets a monthly one-page report, starting end of March"
            ),
        ),
        (
            RecordKind.PEOPLE,
            "Entscheider:\n- Sabine Krüger\n- Dr. Uwe Brandt\n\nAnwender:\n- Anja Hoffmann, Disposition",
        ),
        (RecordKind.PEOPLE, "Cheers\nStijn\n\nSent from Outlook for iOS"),
        (
            RecordKind.PEOPLE,
            "Thanks,\nTeun\n\n--\nTeun Bakker\nProject Lead EMEA\nPolar Freight B.V.\nteun.bakker@polar.example",
        ),
    ],
)
def test_what_is_read_of_other_lines_stays_when_a_record_is_corrected(kind: RecordKind, text: str) -> None:
    """A line beside it of which nothing was read, or something else, would be read otherwise after the corrected one.

    And lines that stood between those of the record stand there again once it is undone.
    """
    said = Said(kind, text, month_first=True)
    fresh = said.answer
    assert fresh.records
    for record in fresh.records:
        said.answer = fresh
        said.correct(record.id, **{NAMED.get(kind, "what"): "Corrected once"})
        assert [one for one in said.answer.records if one.id != record.id] == [
            one for one in fresh.records if one is not record
        ]
        said.undo(record.id)
        assert (said.answer.text, said.answer.records) == (text, fresh.records)
        said.remove(record.id)
        said.undo(record.id)
        assert (said.answer.text, said.answer.records) == (text, fresh.records)


def _faults(case: Case) -> list[object]:
    found: list[object] = []
    text, field = case.text.strip("\n"), NAMED.get(case.kind, "what")
    said = Said(case.kind, text, month_first=case.month_first)
    fresh = said.answer
    for record in fresh.records:
        said.answer = fresh
        said.correct(record.id, **{field: "Corrected once"})
        once = said.answer
        said.undo(record.id)
        if not record.shares_line and (said.answer.text, said.answer.records) != (text, fresh.records):
            found.append(("undone", said.answer.text, text))
        said.answer = once
        said.correct(record.id, **{field: "Corrected twice"})
        for answer, words_ in ((once, "Corrected once"), (said.answer, "Corrected twice")):
            gone = lost(text, answer.text, fresh.records)
            if gone or answer.text.count(words_) != 1 or len(answer.records) != len(fresh.records):
                found.append((answer.text, text, gone))
        said.undo(record.id)
        if said.answer.text != once.text:
            found.append(("undone once", said.answer.text, once.text))
    return found


def test_prose_stays_with_its_correction_below_and_a_later_one_takes_its_place() -> None:
    said = Said(RecordKind.PROMISES, f"{PROSE}\nThe coffee is good.")
    [record] = said.answer.records
    said.correct(record.id, what="The export for Jo", owner="Ravi")
    below = "→ Corrected: The export for Jo – to: Jo – due: 30 June 2026 – owner: Ravi"
    assert said.answer.text == f"{PROSE}\n{below}\nThe coffee is good."
    said.correct(record.id, due=date(2026, 7, 1))
    later = "→ Corrected: The export for Jo – to: Jo – due: 1 July 2026 – owner: Ravi"
    assert said.answer.text == f"{PROSE}\n{later}\nThe coffee is good."
    said.undo(record.id)
    assert said.answer.text == f"{PROSE}\n{below}\nThe coffee is good."


def test_a_line_that_says_no_more_than_its_record_makes_room_for_the_correction() -> None:
    said = Said(RecordKind.PEOPLE, "- Marta Nowak – COO – marta@fjordline.example – likes us\nTom Reid, CFO")
    marta, tom = said.answer.records
    said.correct(marta.id, title="CEO")
    said.correct(tom.id, name="Tom Reed")
    assert said.answer.text == "Marta Nowak – title: CEO – marta@fjordline.example – for us\nTom Reed – title: CFO"


TWO = "We promised Jo the export by 30 June, and Ana gets her training by 1 July, as Kim said in the corridor."


def test_of_a_line_that_tells_of_two_each_is_corrected_below_and_the_other_stays_as_it_is() -> None:
    said = Said(RecordKind.PROMISES, TWO)
    export, training = said.answer.records
    said.correct(training.id, owner="Ravi")
    said.correct(export.id, owner="Ola")
    training_said = (
        "Ana gets her training, as Kim said in the corridor – to: Ana – due: 1 July 2026 – owner: Ravi – spoken"
    )
    assert said.answer.text.split("\n") == [
        TWO,
        "→ Corrected: export – to: Jo – due: 30 June 2026 – owner: Ola",
        f"→ Corrected: {training_said}",
    ]
    assert [one.id for one in said.answer.records] == [export.id, training.id]
    said.undo(training.id)
    said.undo(export.id)
    assert (said.answer.text, said.answer.records) == (TWO, (export, training))


def test_a_correction_outlives_an_edit_of_other_lines_and_goes_with_its_own() -> None:
    said = Said(RecordKind.PROMISES, PROSE)
    [record] = said.answer.records
    said.correct(record.id, owner="Ravi")
    below = said.answer.text.split("\n")[1]
    said.written(f"The coffee is good.\n{PROSE}")
    assert said.answer.text == f"The coffee is good.\n{PROSE}\n{below}"
    assert said.answer.records[0].id == record.id
    said.written("The coffee is good.")
    assert (said.answer.text, said.answer.records) == ("The coffee is good.", ())


def test_prose_of_which_a_record_is_removed_stays_as_text_and_is_not_read_again() -> None:
    said = Said(RecordKind.PROMISES, PROSE)
    [record] = said.answer.records
    said.correct(record.id, owner="Ravi")
    corrected = said.answer
    said.remove(record.id)
    assert (said.answer.text, said.answer.records) == (PROSE, ())
    assert lines_not_understood(said.answer) == (PROSE,)
    said.written(f"The coffee is good.\n{PROSE}")
    assert (said.answer.text, said.answer.records) == (f"The coffee is good.\n{PROSE}", ())
    said.undo(record.id)
    assert said.answer.text == f"The coffee is good.\n{corrected.text}"
    assert said.answer.records == corrected.records


def test_an_item_of_a_list_goes_with_its_record_and_comes_back() -> None:
    said = Said(RecordKind.PEOPLE, "- Marta Nowak – COO – likes us\n- Tom Reid – IT lead")
    marta, _ = said.answer.records
    said.remove(marta.id)
    assert said.answer.text == "- Tom Reid – IT lead"
    said.undo(marta.id)
    assert said.answer.text == "- Marta Nowak – COO – likes us\n- Tom Reid – IT lead"


def test_a_correction_that_is_changed_in_the_form_is_read_anew_and_counts_once() -> None:
    said = Said(RecordKind.PROMISES, PROSE)
    [record] = said.answer.records
    said.correct(record.id, owner="Ravi")
    said.in_form(said.answer.text.replace("Ravi", "Ola"))
    [changed] = said.answer.records
    assert in_words(changed).endswith("owner: Ola")
    assert said.answer.text.startswith(f"{PROSE}\n→ Corrected: ")
    said.correct(changed.id, owner="Kim")
    assert said.answer.text.count("→ Corrected: ") == 1
    said.in_form(PROSE)
    assert [in_words(one) for one in said.answer.records] == [in_words(record)], "without it the words count again"


def test_a_correction_of_one_of_two_that_is_changed_in_the_form_leaves_the_other_as_it_is() -> None:
    said = Said(RecordKind.PROMISES, TWO)
    export, training = said.answer.records
    said.correct(training.id, owner="Ravi")
    said.in_form(said.answer.text.replace("Ravi", "Ola"))
    assert said.answer.records[0].id == export.id
    [_, changed] = said.answer.records
    assert in_words(changed).endswith("due: 1 July 2026 – owner: Ola – spoken")
    said.correct(export.id, owner="Kim")
    said.in_form(said.answer.text.replace("Ola", "Ann"))
    assert sorted(re.findall(r"owner: (\w+)", " ".join(map(in_words, said.answer.records)))) == ["Ann", "Kim"]


def test_the_changed_correction_of_an_offer_that_was_added_stands_for_it_and_it_is_not_offered_again() -> None:
    promises = (Said(case.kind, case.text.strip()) for case in REPLIES if case.kind is RecordKind.PROMISES)
    said = next(one for one in promises if not one.answer.records and len(offered(one.answer)) == 1)
    [offer] = offered(said.answer)
    said.answer = with_added_offer(said.answer, offer.id, by="U0PRIYA", at=LATER)
    said.correct(offer.id, what="The audit export", owner="Ravi")
    said.in_form(said.answer.text.replace("Ravi", "Ola"))
    [changed] = said.answer.records
    assert "Ola" in in_words(changed)
    assert changed.as_written in said.answer.text
    assert changed.as_written.count("\n") == 1
    assert offered(said.answer) == ()


PROSES = [
    case for case in REPLIES if case.kind in (RecordKind.PROMISES, RecordKind.DATES) and 1 < len(case.expected) < 5
][::5]
DEEDS = st.lists(st.tuples(st.sampled_from(["correct", "undo", "edit"]), st.integers(0, 9)), max_size=8)


@given(st.sampled_from(PROSES), DEEDS)
def test_whatever_is_corrected_undone_and_edited_in_whatever_order_no_word_is_lost(
    case: Case, deeds: list[tuple[str, int]]
) -> None:
    text = case.text.strip("\n")
    said = Said(case.kind, text, month_first=case.month_first)
    fresh, edits = said.answer.records, 0
    for number, (deed, which) in enumerate(deeds):
        if deed == "edit":
            edits += 1
            said.written("\n".join([text, *["The coffee is good."] * edits]))
        elif deed == "undo" and said.answer.former_records:
            said.undo(said.answer.former_records[which % len(said.answer.former_records)].record.id)
        elif deed == "correct" and said.answer.records:
            record = said.answer.records[which % len(said.answer.records)]
            said.correct(record.id, **{NAMED.get(case.kind, "what"): f"Corrected {number}"})
        answer = said.answer
        assert lost(text, answer.text, fresh) == set()
        assert {one.id for one in answer.records} >= {one.id for one in fresh}
        assert len(standing_in(answer.records, answer.parts)) == len(answer.records)
