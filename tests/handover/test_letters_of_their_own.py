"""Letters of their own are part of the version that is approved: changed, kept, restored, and checked with it."""

from dataclasses import replace

import pytest

from handover.introduction.addressing import write_each
from handover.introduction.check import exemptions_left, problems
from handover.introduction.drafting import approve, ask_for_approval, introduction_files, save_draft
from handover.introduction.problem import ProblemKind
from handover.introduction.refusals import OutOfDate
from handover.introduction.restoring import restore, restored_from
from handover.model.handover import Handover
from handover.model.introduction import Addressee, Exemption
from handover.model.refusals import AlreadyDone
from tests.examples import AIKO, DANA, NOW, PRIYA, a_handover

MARIA, TOM = "maria@fjordline.example", "tom@fjordline.example"
BODY = "Hello Maria, Tom,\n\nPriya takes over from me. She will write to you on Tuesday. Thank you for all.\n\nDana"
LINE = "The date of your go-live stays as agreed."


def drafted(to: str = f"{MARIA}, {TOM}") -> Handover:
    return save_draft(
        a_handover(), to=to, subject="Introducing Priya", body=BODY, based_on=0, by=DANA, now=NOW
    ).handover


def written(lines: dict[str, str] | None, handover: Handover | None = None) -> Handover:
    before = handover or drafted()
    version = before.introduction.version
    return write_each(before, lines, {MARIA: "Maria Olsen"}, based_on=version, by=DANA, now=NOW).handover


def test_each_recipient_gets_a_letter_with_their_line_and_name() -> None:
    draft = written({MARIA: f" {LINE}\n"}).introduction
    assert draft.each == (Addressee(MARIA, "Maria Olsen", LINE), Addressee(TOM))
    assert draft.version == 2
    assert draft.versions[-1].each == ()
    assert written(None, written({MARIA: LINE})).introduction.each == ()


def test_a_changed_line_is_a_new_version_that_is_approved_anew() -> None:
    asked = ask_for_approval(written({MARIA: LINE}), by=DANA, now=NOW).handover
    approved = approve(asked, version=2, by=PRIYA, now=NOW).handover
    changed = written({MARIA: "Your go-live is in May, as agreed."}, approved)
    assert not changed.introduction.approved
    assert changed.introduction.asked_at is None
    assert changed.introduction.versions[-1].put_up
    assert changed.introduction.versions[-1].each[0].line == LINE
    assert written({MARIA: LINE}, approved) == approved, "the same line again changes nothing"


def test_an_earlier_version_comes_back_with_its_lines() -> None:
    first = written({MARIA: LINE})
    second = written(None, first)
    back = restore(second, version=2, based_on=3, by=AIKO, now=NOW).handover
    assert back.introduction.each == first.introduction.each
    assert restored_from(back.introduction) is not None
    # A version from before there were lines is one letter to all of them.
    assert restore(back, version=1, based_on=4, by=AIKO, now=NOW).handover.introduction.each == ()


def test_whoever_is_added_or_taken_out_in_the_form_is_so_with_their_letter() -> None:
    before = written({MARIA: LINE})
    saved = save_draft(
        before,
        to=f"new@fjordline.example, {MARIA}",
        subject="S",
        body=BODY,
        based_on=2,
        by=DANA,
        now=NOW,
        names={"new@fjordline.example": "Kim Larsen"},
    ).handover
    assert saved.introduction.each == (
        Addressee("new@fjordline.example", "Kim Larsen"),
        Addressee(MARIA, "Maria Olsen", LINE),
    )


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The margin stays as it is.", ProblemKind.INTERNAL_WORD),
        ("Your date is [[the date]].", ProblemKind.BLANK),
        ("See you then :wave:", ProblemKind.EMOJI_CODE),
        ("The password is hunter2-Xy99!", ProblemKind.SECRET),
        ("We guarantee that it stays.", ProblemKind.OVER_PROMISE),
        ("They refused the price rise twice and Tom blames us for the outage.", ProblemKind.INTERNAL_TEXT),
    ],
)
def test_a_line_is_looked_through_as_the_letter_is(line: str, kind: ProblemKind) -> None:
    handover = replace(drafted(), internal_note="They refused the price rise twice and Tom blames us for the outage.")
    without = {one.kind for one in problems(handover, handover.introduction)}
    with_line = written({TOM: line}, handover)
    assert kind not in without
    assert kind in {one.kind for one in problems(with_line, with_line.introduction)}


def test_what_was_let_pass_in_a_line_is_looked_at_again_once_the_line_is_gone() -> None:
    before = written({MARIA: "The margin stays."}).introduction
    passed = replace(before, exemptions=(Exemption(ProblemKind.INTERNAL_WORD, "margin", "Their word", DANA, NOW),))
    assert exemptions_left(passed, replace(passed, subject="Another")) == passed.exemptions
    assert exemptions_left(passed, replace(passed, each=(Addressee(MARIA),))) == ()


def test_two_people_do_not_overwrite_one_anothers_lines() -> None:
    with pytest.raises(OutOfDate) as refused:
        write_each(written({MARIA: LINE}), {TOM: "Mine"}, {}, based_on=1, by=PRIYA, now=NOW)
    assert refused.value.who == DANA
    sent = written({MARIA: LINE})
    sent = replace(sent, introduction=replace(sent.introduction, sent_at=NOW))
    with pytest.raises(AlreadyDone):
        write_each(sent, None, {}, based_on=2, by=PRIYA, now=NOW)


def test_a_few_letters_are_files_of_their_own_and_many_are_one() -> None:
    def files(number: int) -> list[tuple[str, str]]:
        to = ", ".join(f"p{one}@fjordline.example" for one in range(number))
        draft = written({}, drafted(to)).introduction
        return [(job.key, job.ref.get("letter", "")) for job in introduction_files("h1", draft)]

    assert files(2) == [("introduction_file:h1:2:1", "1"), ("introduction_file:h1:2:2", "2")]
    assert len(files(5)) == 5
    assert files(6) == [("introduction_file:h1:2:all", "all")]
    [one] = introduction_files("h1", drafted().introduction)
    assert (one.key, dict(one.ref)) == ("introduction_file:h1:1", {"version": "1"})
