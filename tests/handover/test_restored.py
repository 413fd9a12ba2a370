"""Whether Slack shows more than the database knows: by the keys that the bot's messages carry."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.introduction.drafting import save_draft
from handover.model.introduction import Introduction
from handover.restored import numbers_skipped, restored_look, unknown_keys, worth_a_look
from handover.review import ask
from tests.examples import DANA, NOW, PRIYA, a_handover
from tests.handover.answers import ALL_ANSWERED
from tests.handover.strategies import a_question

words = st.text(alphabet="abc19", min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("key", "unknown"),
    [
        ("prompt:h1:1", False),
        ("prompt:h1:12", True),
        ("handover_document:h1:17.5:2", False),
        ("stage_reached:h1:introduce", True),
        ("prompt:h2:9", False),
        ("home_tab:U1", False),
    ],
)
def test_a_message_that_no_known_job_can_have_sent_is_news(key: str, unknown: bool) -> None:
    """H: restoring yesterday's backup: a number that only begins like a known one is not known."""
    known = ["prompt:h1:1", "handover_document:h1", "summary_card:h1"]
    assert unknown_keys([key], known, "h1") == ([key] if unknown else [])


@given(st.lists(words, min_size=1), st.lists(words))
def test_what_a_known_job_says_in_several_messages_is_known(key: list[str], part: list[str]) -> None:
    known = ":".join(["kind", "h1", *key])
    assert unknown_keys([":".join([known, *part])], [known], "h1") == []


def test_no_number_is_used_again_that_a_lost_question_or_version_may_have() -> None:
    """H: restoring yesterday's backup: the button of a lost question or version does not act on another one of its number."""
    before = a_handover(
        answers=ALL_ANSWERED, questions=(a_question(1),), introduction=Introduction(version=2, author=DANA)
    )
    behind = numbers_skipped(before).handover
    asked = ask(behind, "goals", "Which year?", by=PRIYA, now=NOW).handover
    assert asked.questions[-1].id == "q1002"
    assert asked.questions[0] == before.questions[0]
    typed: dict[str, Any] = {"to": "maria@fjordline.example", "subject": "Hello", "body": "Hello Maria."}
    saved = save_draft(behind, **typed, based_on=2, by=DANA, now=NOW).handover
    assert saved.introduction.version == 1001
    assert (
        save_draft(saved, **typed | {"body": "Hi"}, based_on=1001, by=DANA, now=NOW).handover.introduction.version
        == 1002
    )
    assert behind.introduction == before.introduction, "what is known stays as it is, an approval too"


def test_a_look_is_worth_it_only_after_a_time_of_which_nothing_is_noted() -> None:
    assert not worth_a_look(NOW, NOW + timedelta(minutes=2))
    assert worth_a_look(NOW, NOW + timedelta(minutes=2, seconds=1))
    assert not worth_a_look(NOW, NOW - timedelta(days=1)), "a clock that went back"
    assert restored_look(NOW, NOW).key != restored_look(NOW + timedelta(minutes=9), NOW).key
