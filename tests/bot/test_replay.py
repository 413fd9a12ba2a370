"""The replay: a whole handover through the real bot, told as a story; a broken rule of Slack's makes it fail."""

import io
import re

from bot.commands import replay
from bot.replay import fjordline
from bot.replay.environment import set_up
from tests.bot.replayed import Replayed


def test_three_weeks_are_told_day_by_day(replayed: Replayed) -> None:
    story = replayed.story
    days = [line for line in story.splitlines() if line and not line.startswith(" ")]
    assert days[0] == "Monday, 2 March"
    assert "Friday, 13 March" in days
    assert days[-1].startswith("✓ Six weeks, and the handover after it, in ")
    for moment in (
        "10:00 (New York) Dana Reyes: /handover start Fjordline Logistics",
        "Good morning, Priya.",
        "What is the one thing that would make them calm again?",
        "That the customs interface runs a whole month without a manual fix.",
        "Priya has spent eight years helping logistics companies get more out of their data.",
        "09:00 (Tokyo) Baton to Aiko Tanaka:",
        "Get a first picture on your own (@Priya Nair): was due Wed 4 Mar, 2 working days ago.",
        "The handover of Fjordline Logistics is complete.",
        "Handover document: Fjordline Logistics (1 of 1), as of 13 Apr 2026",
        "archived the channel",
    ):
        assert moment in story
    assert "Promoted to team lead" not in story
    in_the_thread = {title: one for title, one in fjordline.ANSWERS.items() if title not in fjordline.LEFT_FOR_THE_FORM}
    assert len(in_the_thread) > 1
    for title, answer in in_the_thread.items():
        before, written, _ = story.partition(answer.splitlines()[0])
        asked = [line.strip() for line in before.splitlines() if line.strip() in fjordline.ANSWERS]
        assert written, answer
        assert asked[-1] == title, "every question gets the answer that was written for it"


def test_the_second_handover_of_the_customer_asks_five_questions_at_most(replayed: Replayed) -> None:
    """Counted from what Priya sees in Slack: every message of the thread that puts a question."""
    said = replayed.second_interview
    assert re.findall(r"I'll ask you (\d) questions", said[0]) == ["4"]
    assert "I already know 18 things" in said[0]
    asked = [words for words in said if "✓ Answered" in words]
    assert len(asked) == 4, "each question that was put says what became of it"
    assert "That's everything, thank you!" in said[-1]
    assert "presses All 8 still true" in replayed.story


async def test_a_broken_rule_is_named_and_fails_the_replay() -> None:
    async with set_up() as stage:
        stage.playground.inspector.broke("a message has text", "chat.postMessage", "/text")
        assert replay.verdict(stage.playground, 1, 1.0, out := io.StringIO()) == 1
    assert "✗ chat.postMessage /text: a message has text" in out.getvalue()
