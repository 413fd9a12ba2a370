"""What is sent to Slack as JSON is what was meant, whatever people have typed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connection.slack import as_json, new_session
from messages.kit.ids import Action

words = st.text(st.characters())
"""Half of an emoji included: Slack's JSON may hold one."""
bodies = st.recursive(
    st.none() | st.booleans() | st.integers() | words, lambda some: st.lists(some) | st.dictionaries(words, some)
)


@given(bodies)
def test_anything_comes_through(body: object) -> None:
    assert json.loads(as_json(body)) == body


@pytest.mark.parametrize("text", ["plain", "\ud83d"])
def test_ids_of_ours_are_plain_words(text: str) -> None:
    assert json.loads(as_json({"action_id": Action.OPEN, "text": text})) == {
        "action_id": Action.OPEN.value,
        "text": text,
    }


async def test_calls_are_written_like_this() -> None:
    async with new_session() as session:
        assert session.json_serialize is as_json
