"""Long clips and snippets in the interview: Slack sends the beginning of their words, and all of them are kept."""

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.threads import Thread, handover_of

SPOKEN = "Maria decides & Jonas pays. " * 60
LINES = "\n".join(f"{number}: depot <{number}> & its keys" for number in range(200))


@pytest.mark.parametrize("typed", ["", "About the people:"])
async def test_a_long_clip_is_kept_with_all_its_words(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle, typed: str
) -> None:
    """A: the text of a long voice clip ends where Slack's preview does: the whole transcript is fetched."""
    clip = dana.sharing.clip(dana.dm.id, SPOKEN.strip(), typed, thread_ts=thread.first.ts)
    await settled()
    dana.sharing.transcribe(clip)
    await settled()
    known = (await handover_of(baton, dana)).answer("snapshot")
    assert known.text == "\n".join(filter(None, (typed, SPOKEN.strip())))
    dana.edit(clip, "Who is who:")
    await settled()
    assert (await handover_of(baton, dana)).answer("snapshot").text == f"Who is who:\n{SPOKEN.strip()}"


async def test_a_long_snippet_is_kept_with_all_its_lines(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """A: of the same kind: the text of a long snippet ends where its preview does."""
    dana.sharing.snippet(dana.dm.id, "depots.txt", LINES, "Their depots:", thread_ts=thread.first.ts)
    await settled()
    assert (await handover_of(baton, dana)).answer("snapshot").text == f"Their depots:\n{LINES}"


async def test_of_a_very_long_snippet_the_beginning_is_kept_and_its_writer_knows(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    """A: of the same kind: what is longer than one text may be is not cut without a word."""
    lines = "\n".join(f"Depot {number:05}: keys with the night shift" for number in range(1500))
    dana.sharing.snippet(dana.dm.id, "depots.txt", lines, thread_ts=thread.first.ts)
    await settled()
    known = (await handover_of(baton, dana)).answer("snapshot")
    assert known.text.startswith("Depot 00000: keys")
    assert known.text.endswith("\n…")
    assert len(known.text) == 40_000
    told = [seen for seen in thread.of_baton() if "I have saved its first 40,000 characters" in seen.plain()]
    assert len(told) == 1


@pytest.mark.parametrize("why", ["a secret in the rest", "Slack does not show the file"])
async def test_where_the_rest_cannot_be_had_the_beginning_is_marked_as_one(
    thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle, playground: Playground, why: str
) -> None:
    """A: of the same kind: nothing of it is kept, and what is there says that it goes on; the clip is evidence."""
    rest = " The password is Hunter22!x" if why == "a secret in the rest" else ""
    clip = dana.sharing.clip(dana.dm.id, SPOKEN.strip() + rest, thread_ts=thread.first.ts)
    await settled()
    if not rest:
        playground.faults.add("files.info", "error", 5, error="file_not_found")
    dana.sharing.transcribe(clip)
    await settled()
    known = (await handover_of(baton, dana)).answer("snapshot")
    assert known.text.startswith("Maria decides & Jonas pays.")
    assert known.text.endswith(" …")
    assert len(known.text) < 160
    assert [one.title for one in known.evidence] == ["Audio clip"]
    told = [seen.plain() for seen in thread.of_baton() if "I have saved the beginning only" in seen.plain()]
    assert len(told) == (1 if rest else 0)
