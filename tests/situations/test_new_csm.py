"""P1: a new CSM has joined and takes accounts over from a colleague who stays."""

from datetime import date

from playground.seed import PRIYA
from tests.situations.telling import CHANNEL, LINE, Story


async def test_the_one_who_stays_introduces_the_new_one_and_hands_everything_over(story: Story) -> None:
    await story.begin("A new CSM has joined", {"What may the customer know?": "Priya has joined our team."})
    handover = await story.stored()
    assert (handover.playbook.key, handover.window.end) == ("standard", date(2026, 3, 23)), "fifteen working days (P90)"
    letter = await story.letter_sent(story.dana, story.priya)
    assert "Priya has joined our team." in letter
    assert LINE in letter
    assert "On Friday, 20 March 2026 I would like to introduce Priya to you in a short call." in letter
    assert "I stay at Priya's side until Monday, 23 March 2026" in letter
    assert letter.endswith("Warm regards,\nDana Reyes")
    await story.completed(story.dana)
    assert (await story.account()).owner == PRIYA
    done = await story.priya.message("is complete. @Priya Nair has everything", CHANNEL)
    assert "The customer was told on Mon 2 Mar by @Dana Reyes" in done.plain()
    assert "*Fjordline Logistics* is handed over" in story.said_to(story.dana)


async def test_what_is_open_is_said_to_each_and_each_morning_to_whom_it_belongs(story: Story) -> None:
    await story.begin("A new CSM has joined")
    await story.days(2)
    assert "22 questions, about 40 minutes" in story.said_to(story.dana)
    assert "Get a first picture on your own" in story.said_to(story.priya)
    assert "22 questions, about 40 minutes" not in story.said_to(story.priya)
    assert "Get a first picture on your own" not in story.said_to(story.dana)
    assert "Good morning" not in story.said_to(story.aiko), "nothing is late, so the manager hears nothing"
