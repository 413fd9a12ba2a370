"""A: whatever shape Dana's answer has, it is kept as she meant it; through the front door, in the interview's thread."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import Baton
from handover.model.answers import Answer
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.threads import Thread, handover_of

CORPUS = Path(__file__).parents[1] / "corpus" / "messages"
CASES = [json.loads(file.read_text()) | {"name": file.stem} for file in sorted(CORPUS.glob("*.json"))]
PEOPLES = [case for case in CASES if not case["message"].get("bot_id")]
APPS = [case for case in CASES if case["message"].get("bot_id")]


async def known(baton: Baton, dana: MemberDriver) -> Answer:
    return (await handover_of(baton, dana)).answer("snapshot")


@pytest.mark.parametrize("case", PEOPLES, ids=lambda case: case["name"])
async def test_every_shape_of_a_persons_message_is_an_answer(
    thread: Thread, dana: MemberDriver, baton: Baton, case: dict[str, object]
) -> None:
    message = case["message"]
    assert isinstance(message, dict)
    dana.sharing.payload(dana.dm.id, message, thread_ts=thread.first.ts)
    await thread.settled()
    answer = await known(baton, dana)
    expected = "\n".join(filter(None, (str(case["typed"]), str(case["shared"]))))
    assert answer.text == expected
    assert answer.given is bool(expected or case["files"])
    if not answer.given:
        assert "I can't see any words or files in that message" in thread.last().text


@pytest.mark.parametrize("case", APPS, ids=lambda case: case["name"])
async def test_every_shape_of_another_apps_message_is_saved_with_its_words(
    thread: Thread, dana: MemberDriver, baton: Baton, playground: Playground, case: dict[str, object]
) -> None:
    message = case["message"]
    assert isinstance(message, dict)
    general = playground.slack.workspace.channels.find("general")
    posted = dana.sharing.payload(general.id, message)
    await dana.message_shortcut("Save to handover", posted)
    await thread.settled()
    form = await dana.modal("Save to handover")
    await form.fill({"Where does it belong?": "Where things stand"})
    assert await form.submit() == {}
    (saved,) = (await known(baton, dana)).evidence
    expected = "\n".join(filter(None, (str(case["typed"]), str(case["shared"]))))
    assert saved.title == (expected or "A message without words")


async def test_cells_pasted_from_a_spreadsheet_keep_their_rows(
    thread: Thread, dana: MemberDriver, baton: Baton
) -> None:
    await thread.say("Here they are:\nName\tAmount\nNorthwind\t1,200")
    assert (await known(baton, dana)).text == "Here they are:\nName | Amount\nNorthwind | 1,200"


async def test_a_forwarded_message_keeps_words_author_and_link(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, baton: Baton, playground: Playground
) -> None:
    said = marek.say("They renew & grow", "general")
    dana.sharing.forward(said.message, dana.dm.id, "FYI", thread_ts=thread.first.ts)
    await thread.settled()
    answer = await known(baton, dana)
    first, second, third = answer.text.splitlines()
    assert (first, third) == ("FYI", "> They renew & grow")
    assert second.startswith("Forwarded from @Marek Novák in #general http")
    assert [one.title for one in answer.evidence] == ["Message from Marek Novák"]
    assert said.ts.replace(".", "") in answer.evidence[0].link


async def test_a_known_word_beside_a_forwarded_message_is_part_of_the_answer(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, baton: Baton
) -> None:
    """A: a file or a forwarded message beside "skip" was dropped with it."""
    said = marek.say("They renew", "general")
    dana.sharing.forward(said.message, dana.dm.id, "skip", thread_ts=thread.first.ts)
    await thread.settled()
    assert (await known(baton, dana)).text.startswith("skip\nForwarded from @Marek Novák")


async def test_a_voice_clip_is_kept_at_once_and_its_words_follow(
    thread: Thread, dana: MemberDriver, baton: Baton, playground: Playground
) -> None:
    clip = dana.sharing.clip(dana.dm.id, "Maria decides, and Jo signs", thread_ts=thread.first.ts)
    await thread.settled()
    before = await known(baton, dana)
    assert [one.title for one in before.evidence] == ["Audio clip"]
    assert before.text == ""
    dana.sharing.transcribe(clip)
    await thread.settled()
    after = await known(baton, dana)
    assert after.text == "Maria decides, and Jo signs"
    assert after.evidence == before.evidence
    await playground.clock.advance(timedelta(minutes=20))
    await thread.settled()
    assert not any("no words for it" in seen.text for seen in thread.of_baton())


async def test_a_spoken_command_is_an_answer(thread: Thread, dana: MemberDriver, baton: Baton) -> None:
    clip = dana.sharing.clip(dana.dm.id, "Skip", thread_ts=thread.first.ts)
    dana.sharing.transcribe(clip)
    await thread.settled()
    assert (await known(baton, dana)).text == "Skip"


@pytest.mark.parametrize("gives_up", [True, False])
async def test_a_clip_without_words_asks_for_a_line_once(
    thread: Thread, dana: MemberDriver, baton: Baton, playground: Playground, *, gives_up: bool
) -> None:
    clip = dana.sharing.clip(dana.dm.id, "", thread_ts=thread.first.ts)
    await thread.settled()
    if gives_up:
        dana.sharing.transcribe(clip)
    await playground.clock.advance(timedelta(minutes=20))
    await thread.settled()
    asked = [seen.text for seen in thread.of_baton() if "no words for it" in seen.text]
    assert len(asked) == 1
    assert "I've kept your clip about *Where things stand*" in asked[0]


async def test_a_snippet_is_kept_with_its_lines(thread: Thread, dana: MemberDriver, baton: Baton) -> None:
    dana.sharing.snippet(dana.dm.id, "limits.txt", "rate = 100\nburst < 20", "See", thread_ts=thread.first.ts)
    await thread.settled()
    answer = await known(baton, dana)
    assert answer.text == "See\nrate = 100\nburst < 20"
    assert [one.title for one in answer.evidence] == ["limits.txt"]


@pytest.mark.parametrize("where", ["a table", "a snippet", "a clip", "a forward"])
async def test_a_secret_is_found_wherever_it_stands(
    thread: Thread, dana: MemberDriver, marek: MemberDriver, baton: Baton, where: str
) -> None:
    """E: the check is over all words of a message, not over `text` alone."""
    secret, first = "password: Hunter22!x", thread.first.ts
    match where:
        case "a table":
            await thread.say(f"System\tLogin\nCRM\t{secret}")
        case "a snippet":
            dana.sharing.snippet(dana.dm.id, "login.txt", f"host = a\n{secret}", thread_ts=first)
        case "a clip":
            dana.sharing.transcribe(dana.sharing.clip(dana.dm.id, secret, thread_ts=first))
        case _:
            dana.sharing.forward(marek.say(secret, "general").message, dana.dm.id, thread_ts=first)
    await thread.settled()
    assert "Hunter22" not in (await known(baton, dana)).text
    assert any("looks like a password" in seen.text for seen in thread.of_baton())


async def test_an_edit_replaces_and_a_deletion_takes_back_just_that_part(
    thread: Thread, dana: MemberDriver, baton: Baton
) -> None:
    first = await thread.say("Name\tAmount\nNorthwind\t1,200")
    await thread.say("+ and more")
    dana.edit(first, "Only words now")
    await thread.settled()
    assert (await known(baton, dana)).text.splitlines()[0] == "Only words now"
    dana.delete(first)
    await thread.settled()
    assert (await known(baton, dana)).text == "and more"


async def test_a_link_is_kept_once_and_without_the_signs_around_it(
    thread: Thread, dana: MemberDriver, baton: Baton
) -> None:
    """A: of a link in bold letters in brackets, a second address was kept that led nowhere."""
    text = "See *<https://plan.example/x|the plan>* (and <https://a.example/y>), or https://b.example/z."
    dana.sharing.payload(dana.dm.id, {"text": text}, thread_ts=thread.first.ts)
    await thread.settled()
    links = [one.link for one in (await known(baton, dana)).evidence]
    assert links == ["https://plan.example/x", "https://a.example/y", "https://b.example/z"]


@pytest.mark.parametrize("typed", ["+ this as well", "+"])
@pytest.mark.parametrize("beside", ["a file", "a snippet", "a forwarded message", "a clip"])
async def test_a_plus_beside_something_shared_continues_the_answer_before(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle, typed: str, beside: str
) -> None:
    """A: a file, then text: what is marked as a continuation stays one, whatever comes with it."""
    await thread.say("Calm, but they watch us.")
    match beside:
        case "a file":
            await thread.say(typed, plan_pdf=b"all of it")
        case "a snippet":
            dana.sharing.snippet(dana.dm.id, "depots.txt", "Keys at the gate", typed, thread_ts=thread.first.ts)
        case "a forwarded message":
            said = dana.say("They asked for the export again.", "customer-success")
            dana.sharing.forward(said.message, dana.dm.id, typed, thread_ts=thread.first.ts)
        case _:
            clip = dana.sharing.clip(dana.dm.id, "Maria decides.", typed, thread_ts=thread.first.ts)
            await settled()
            dana.sharing.transcribe(clip)
    await settled()
    handover = await handover_of(baton, dana)
    assert [key for key, answer in handover.answers.items() if answer.parts] == ["snapshot"]
    first, more = handover.answer("snapshot").parts
    assert first.text == "Calm, but they watch us."
    assert not more.text.startswith("+")
    assert ("this as well" in more.text) is (typed != "+")
