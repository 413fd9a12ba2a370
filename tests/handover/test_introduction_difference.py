"""What has changed between two versions of a letter, and which versions are kept."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from handover.introduction.difference import Change, changed_lines
from handover.introduction.drafting import approve, ask_for_approval, save_draft
from handover.introduction.last_day import to_be_read_again
from handover.introduction.sending_back import send_back
from handover.introduction.versions import MOST_KEPT, last_put_up
from handover.model.handover import Handover
from tests.examples import DANA, NOW, PRIYA, a_handover

LETTERS = st.text(alphabet="ab .,\n会日", max_size=60)
BODY = "Hello Maria, Priya takes over from me. She will write to you on Tuesday. Dana"


def changed(before: str, now: str) -> list[list[tuple[str, str]]]:
    return [[(one.change.name, one.text) for one in line] for line in changed_lines(before, now)]


def saved(handover: Handover, body: str, by: str = DANA) -> Handover:
    number = handover.introduction.version
    return save_draft(
        handover,
        to="maria@fjordline.example",
        subject="Introducing Priya",
        body=body,
        based_on=number,
        by=by,
        now=NOW + timedelta(minutes=number),
    ).handover


def put_up(handover: Handover) -> Handover:
    return ask_for_approval(handover, by=DANA, now=NOW).handover


def test_a_changed_line_shows_its_words_and_those_that_stayed_are_left_out() -> None:
    before = "Hello Maria,\n\nOn Tuesday I would like to introduce Priya, who knows you.\n\nDana"
    now = "Hello Maria,\n\nOn Friday, 20 March I would like to introduce Priya.\n\nDana"
    assert changed(before, now) == [
        [
            ("KEPT", "On "),
            ("TAKEN_OUT", "Tuesday "),
            ("ADDED", "Friday, 20 March "),
            ("KEPT", "I would like to introduce Priya"),
            ("TAKEN_OUT", ", who knows you"),
            ("KEPT", "."),
        ]
    ]


def test_a_line_put_in_between_is_new_and_its_neighbours_are_compared_with_themselves() -> None:
    before = "Priya will write to you on Monday.\nI stay until June."
    now = "We thank you for two years.\nPriya will write to you on Tuesday.\nI stay until June."
    assert changed(before, now) == [
        [("ADDED", "We thank you for two years.")],
        [("KEPT", "Priya will write to you on "), ("TAKEN_OUT", "Monday"), ("ADDED", "Tuesday"), ("KEPT", ".")],
    ]


def test_a_script_without_spaces_is_compared_sign_by_sign() -> None:
    assert changed("来週火曜日に。", "来週金曜日に。") == [
        [("KEPT", "来週"), ("TAKEN_OUT", "火"), ("ADDED", "金"), ("KEPT", "曜日に。")]
    ]


@given(LETTERS, LETTERS)
def test_what_stayed_with_what_was_added_is_the_new_text_and_with_what_was_taken_out_the_old(
    before: str, now: str
) -> None:
    lines = changed_lines(before, now)
    for other, text in ((Change.TAKEN_OUT, now), (Change.ADDED, before)):
        told = ["".join(one.text for one in line if one.change is not other) for line in lines]
        whole = iter(line.strip() for line in text.splitlines())
        assert all(line in whole for line in told if line), "in the order in which they stand there"
    assert all(one.text for line in lines for one in line)
    assert any(one.change is not Change.KEPT for line in lines for one in line) or not lines


@given(LETTERS)
def test_the_same_text_has_no_difference(text: str) -> None:
    assert changed_lines(text, text) == ()


def test_it_is_compared_with_the_latest_version_that_others_were_to_read() -> None:
    first = put_up(saved(a_handover(), BODY))
    assert last_put_up(first.introduction) is None
    second = saved(first, f"{BODY} One")
    third = saved(second, f"{BODY} Two", by=PRIYA)
    before = last_put_up(third.introduction)
    assert before is not None
    assert (before.version, before.body, before.author, before.saved_at) == (1, BODY, DANA, NOW)
    again = last_put_up(saved(put_up(third), f"{BODY} Three").introduction)
    assert again is not None
    assert again.body == f"{BODY} Two"


def test_a_version_that_was_approved_or_sent_back_was_read_though_that_holds_no_more() -> None:
    drafted = saved(a_handover(), BODY)
    back = send_back(drafted, version=1, why="Warmer, please", by=PRIYA, now=NOW).handover
    approved = to_be_read_again(approve(drafted, version=1, by=PRIYA, now=NOW).handover)
    for read in (back, approved):
        before = last_put_up(saved(read, f"{BODY} One").introduction)
        assert before is not None
        assert before.body == BODY


def test_an_older_document_says_by_what_it_holds_that_it_was_read() -> None:
    asked = put_up(saved(a_handover(), BODY))
    older = replace(asked, introduction=replace(asked.introduction, put_up=False))
    assert last_put_up(saved(older, f"{BODY} One").introduction) is not None


def test_the_newest_versions_are_kept_and_always_the_one_that_was_read() -> None:
    handover = put_up(saved(a_handover(), BODY))
    for number in range(MOST_KEPT + 5):
        handover = saved(handover, f"{BODY} {number}")
    kept = [one.version for one in handover.introduction.versions]
    assert kept == [1, *range(7, 26)], "twenty: the first, which was read, and the nineteen before the current one"
