"""Nothing the bot does keeps its loop waiting: no file, no name server, no import, no database, no sleep.

Python tells an audit hook of all of these. What counts is what happens in the loop's thread with code of ours on the stack; the
playground lives in the same loop here, and may do as it likes.
"""

import asyncio
import sys
import threading
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from datetime import timedelta
from types import FrameType

import pytest

from bot import manifest
from bot.app import Baton
from handover.introduction import leaks
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.emails import ready_to_approve
from tests.opening import open_handover
from tests.snapshots import Snapshot

ROOT = manifest.FILE.parent
OURS = tuple(
    f"{ROOT / package}/" for package in ("bot", "handlers", "jobs", "services", "messages", "storage", "handover")
)
BLOCKS = frozenset(
    {
        "import",
        "open",
        "os.listdir",
        "os.scandir",
        "os.system",
        "shutil.copyfile",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "sqlite3.connect",
        "subprocess.Popen",
        "time.sleep",
    }
)
"""Events of Python's audit table after which the loop waits for something outside of the program. (Sockets are asyncio's.)"""


class Watch:
    """Notes these events of a thread, while it is told to."""

    def __init__(self) -> None:
        self.thread = 0
        self.events: AbstractSet[str] = frozenset()
        self.seen: list[str] = []
        sys.addaudithook(self._heard)

    def _heard(self, event: str, args: tuple[object, ...]) -> None:
        if event in self.events and threading.get_ident() == self.thread:
            ours = [place for place in _stack(sys._getframe(1)) if place.startswith(OURS)]
            if ours:
                self.seen.append(f"{event} {args[0] if args else ''} in {ours[0].removeprefix(f'{ROOT}/')}")

    @contextmanager
    def this_thread(self, events: AbstractSet[str]) -> Iterator[list[str]]:
        self.seen, self.events = [], events
        self.thread = threading.get_ident()
        try:
            yield self.seen
        finally:
            self.thread = 0


def _stack(frame: FrameType | None) -> Iterator[str]:
    while frame is not None:
        yield f"{frame.f_code.co_filename}:{frame.f_lineno}"
        frame = frame.f_back


@pytest.fixture(scope="session")
def watch() -> Watch:
    """Return the one watch there is: an audit hook stays for good."""
    return Watch()


READ_ONCE = ("/zoneinfo/", "/tzdata/", "/holidays/locale/")
"""Where the small files are that are read when the first person of a zone or a country is met."""


async def test_a_handover_from_its_start_to_the_third_morning(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle, watch: Watch
) -> None:
    with watch.this_thread(BLOCKS) as seen:
        await open_handover(dana, "Fjordline Logistics", settled)
        for verb in ("status", "checklist", "settings", "help"):
            await dana.command(f"/handover {verb}")
            await settled()
            if dana.has_modal:
                await (await dana.modal()).close()
        dana.say("Their renewal is in May.")
        priya.open_home()
        await settled()
        await playground.clock.advance(playground.clock.now() + timedelta(days=3))
        await settled()
    assert [what for what in seen if not any(part in what for part in READ_ONCE)] == []


async def test_calls_share_a_few_connections(
    playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle, watch: Watch
) -> None:
    with watch.this_thread({"socket.connect"}) as made:
        await open_handover(dana, "Fjordline Logistics", settled)
        await playground.clock.advance(playground.clock.now() + timedelta(days=3))
        await settled()
    assert 0 < 4 * len(made) < len(playground.inspector.calls)


@contextmanager
def calls_in_this_thread(*files: str) -> Iterator[set[str]]:
    """Note which functions of these files are called in this thread."""
    called: set[str] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.endswith(files):
            called.add(frame.f_code.co_name)

    sys.setprofile(note)
    try:
        yield called
    finally:
        sys.setprofile(None)


async def test_a_letter_is_compared_with_all_that_is_internal_beside_the_loop(
    opened: Snapshot, baton: Baton, playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """Also in the transaction that approves it nothing is compared: it was, just before."""
    await ready_to_approve(dana, settled)
    await playground.clock.advance(playground.clock.now() + timedelta(hours=12))
    request = await priya.message("Is it good to go?")
    leaks._leaks.cache_clear()
    with calls_in_this_thread("handover/introduction/leaks.py") as called:
        await priya.click("Approve", request)
        await settled()
    assert "leaks" in called
    assert called.isdisjoint({"repeated", "_runs", "_resembling"})


async def test_a_long_message_is_looked_through_for_secrets_beside_the_loop(
    opened: Snapshot, baton: Baton, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    thread = await dana.message("Fjordline Logistics")
    with calls_in_this_thread("handover/text/secrets/__init__.py") as called:
        dana.say("They run forty depots. " * 400, thread=thread)
        await settled()
    assert called == set()
    async with baton.store.begin("T0PLAYGROUND") as unit:
        stored = await unit.handovers.all()
    assert ["They run forty depots." in str(one.answers) for one in stored] == [True]


async def test_sees_a_file_that_is_read(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "OURS", (__file__,))
    with watch.this_thread(BLOCKS) as seen:
        manifest.load()
        await asyncio.to_thread(manifest.load)
    assert len(seen) == 1
