"""HTTP: what everybody can reach is bounded; the signature comes before everything else; junk is counted in silence."""

import asyncio
import gc
import gzip
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from io import BytesIO
from typing import Any, cast

import aiohttp
import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from structlog.testing import capture_logs

from bot.connection.bounded_server import HELD, BoundedConnection
from bot.connection.http_mode import LARGEST, HttpMode
from bot.connection.in_flight import InFlight
from bot.connection.listener_runner import FastAckApp
from bot.connection.refused_requests import RefusedRequests
from bot.connection.unread import UnreadRequest
from bot.manifest import PATH
from tests.signing import SECRET, signed

COMMAND = b"command=%2Fhandover&team_id=T1&user_id=U1"
JSON = "application/json"


class Heard:
    """An app that notes what reaches it, and answers when `answers` is set, as it is at first."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.answers = asyncio.Event()
        self.answers.set()

    async def async_dispatch(self, request: AsyncBoltRequest) -> BoltResponse:
        self.bodies.append(request.body)
        await self.answers.wait()
        return BoltResponse(status=200, body="heard")

    async def async_dispatch_unread(self, asked: UnreadRequest) -> BoltResponse:
        return await self.async_dispatch(asked.read())


class Address:
    """A running HTTP mode, and what it refused."""

    def __init__(self, port: int) -> None:
        self.port, self.url = port, f"http://127.0.0.1:{port}"
        self.app, self.refused = Heard(), list[str]()
        self._told = asyncio.Event()

    def note(self, why: str) -> None:
        self.refused.append(why)
        self._told.set()

    async def until_refused(self, count: int) -> None:
        """Wait until so many were refused."""
        async with asyncio.timeout(20):
            while len(self.refused) < count:
                self._told.clear()
                await self._told.wait()

    async def status(self, body: bytes, headers: dict[str, str], method: str = "POST", path: str = PATH) -> int:
        async with (
            aiohttp.ClientSession() as session,
            session.request(method, self.url + path, data=BytesIO(body) if body else None, headers=headers) as answer,
        ):
            return answer.status

    async def half_sent(self, text: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(text)
        await writer.drain()
        return reader, writer


@asynccontextmanager
async def serving(port: int, *, most: int | None = None, read: float = 20, held: int = HELD) -> AsyncIterator[Address]:
    address = Address(port)
    app = cast("FastAckApp", address.app)
    refused = RefusedRequests(address.note)
    mode = HttpMode(app, SECRET, "127.0.0.1", port, InFlight(), refused, most=most, read=read, held=held)
    await mode.start()
    try:
        yield address
    finally:
        await mode.stop()


@pytest.fixture
async def address(free_port: int) -> AsyncIterator[Address]:
    async with serving(free_port) as found:
        yield found


def halves() -> dict[str, bytes]:
    """Return requests that end too early, by what there is of them, signed now."""
    return {
        "nothing": b"",
        "half of the first line": b"POST /slack/ev",
        "half of the headers": b"POST /slack/events HTTP/1.1\r\nHost: a\r\nX-Slack-Sig",
        "half of the body": b"POST /slack/events HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n"
        + b"".join(f"{name}: {value}\r\n".encode() for name, value in signed(b"x" * 100).items())
        + b"\r\nxxx",
    }


@pytest.mark.parametrize("half", halves())
async def test_a_half_sent_request_is_ended(free_port: int, half: str) -> None:
    """H: HTTP mode: 200 half-sent requests, none closed in 36 s."""
    async with serving(free_port, read=0.05) as address:
        reader, writer = await address.half_sent(halves()[half])
        async with asyncio.timeout(20):
            with suppress(ConnectionResetError):
                assert await reader.read() == b""
        writer.close()
        assert address.refused == ["too_slow"]


async def test_bytes_that_trickle_in_do_not_move_the_deadline(free_port: int) -> None:
    """H: a request that never ends, a byte at a time."""
    async with serving(free_port, read=0.1) as address:
        _, writer = await address.half_sent(halves()["half of the body"].replace(b"Length: 100", b"Length: 1000000"))
        with suppress(ConnectionError):
            while not address.refused:
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(0)
        # The connection may be gone a moment before the refusal is noted.
        await address.until_refused(1)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()
        assert address.refused == ["too_slow"]


async def test_whoever_keeps_all_connections_keeps_nobody_out(free_port: int) -> None:
    """H: with 1,024 descriptors one unsigned client blocks everybody."""
    async with serving(free_port, most=20) as address:
        held = [await address.half_sent(halves()["half of the headers"]) for _ in range(60)]
        assert await address.status(COMMAND, signed(COMMAND)) == 200
        assert len(address.app.bodies) == 1
        assert set(address.refused) == {"crowded_out"}
        assert len(address.refused) >= 40
        for _, writer in held:
            writer.close()


@pytest.mark.parametrize("half", ["half of the headers", "half of the body"])
async def test_half_sent_requests_hold_so_much_memory_and_no_more(free_port: int, half: str) -> None:
    """H: 450 half-sent requests took 800 MB: many large ones, each within its own bounds."""
    large = {
        "half of the headers": b"POST /slack/events HTTP/1.1\r\nHost: a\r\nX-Long: " + b"x" * 5_000,
        "half of the body": raw(b"x" * 10_000)[:-5_000],
    }[half]
    async with serving(free_port, held=40_000) as address:
        held = [await address.half_sent(large) for _ in range(20)]
        await address.until_refused(12)
        assert await address.status(COMMAND, signed(COMMAND)) == 200
        assert (len(address.app.bodies), set(address.refused)) == (1, {"crowded_out"})
        assert len(address.refused) <= 16, "some were ended that had room"
        for _, writer in held:
            writer.close()


async def test_requests_one_after_the_other_take_no_memory_from_each_other(free_port: int) -> None:
    """What was answered, refused or broken off is counted no more."""
    async with serving(free_port, held=20_000) as address:
        for body, headers, status in [(COMMAND, signed(COMMAND), 200), (b"x" * 5_000, signed(b"x"), 401)] * 5:
            assert await address.status(body, headers) == status
        for _ in range(5):
            _, writer = await address.half_sent(raw(b"x" * 8_000)[:-1])
            writer.close()
            await writer.wait_closed()
        assert await address.status(COMMAND, signed(COMMAND)) == 200
        assert set(address.refused) == {"unsigned"}


def in_memory() -> list[BoundedConnection]:
    """Return those that are there without a collection, which is rare (see `bot.garbage`)."""
    return [one for one in gc.get_objects() if isinstance(one, BoundedConnection)]


async def until(ready: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not ready():  # noqa: ASYNC110
            await asyncio.sleep(0)


@pytest.mark.parametrize("cut_at", ["in the headers", "in the body", "in the answer"])
async def test_a_connection_that_breaks_off_stays_in_memory_nowhere(free_port: int, cut_at: str) -> None:
    """H: what half-open connections had sent stayed in memory: in the trace of an error, or in the timer of a deadline."""
    whole = raw(COMMAND)
    sent = {"in the headers": whole[:60], "in the body": whole[:-1], "in the answer": whole}[cut_at]
    before = len(in_memory())
    async with serving(free_port) as address:
        address.app.answers.clear()
        _, writer = await address.half_sent(sent)
        await until(lambda: bool(address.app.bodies) if cut_at == "in the answer" else len(in_memory()) > before)
        for _ in range(20):
            await asyncio.sleep(0)
        writer.transport.abort()
        for _ in range(20):
            await asyncio.sleep(0)
        address.app.answers.set()
        await until(lambda: len(in_memory()) <= before)


def refused() -> dict[str, tuple[bytes, dict[str, str], int]]:
    """Return requests that are none of Slack's with the status each gets, signed now."""
    return {
        "unsigned": (COMMAND, {}, 401),
        "another secret": (COMMAND, signed(COMMAND, secret="another"), 401),
        "ten minutes old": (COMMAND, signed(COMMAND, age=600), 401),
        "from the future": (COMMAND, signed(COMMAND, age=-600), 401),
        "another body": (COMMAND + b"&x=1", signed(COMMAND), 401),
        "a timestamp that is none": (COMMAND, signed(COMMAND) | {"X-Slack-Request-Timestamp": "now"}, 401),
        "a timestamp of a thousand digits": (COMMAND, signed(COMMAND) | {"X-Slack-Request-Timestamp": "9" * 1000}, 401),
        "a signature of umlauts": (COMMAND, signed(COMMAND) | {"X-Slack-Signature": "v0=ü"}, 401),
        "not UTF-8, unsigned": (b"\xff\xfe", signed(b"x"), 401),
        "too large": (b"x" * (LARGEST + 1), signed(b"x" * (LARGEST + 1)), 413),
        "signed, but no JSON": (b"{", signed(b"{", content=JSON), 400),
        "signed, but a list": (b"[1]", signed(b"[1]", content=JSON), 400),
        "signed, but a payload that is no JSON": (b"payload=%7B", signed(b"payload=%7B"), 400),
        "signed, but a payload that is a number": (b"payload=5", signed(b"payload=5"), 400),
        "signed, but nested beyond measure": (b"[" * 100_000, signed(b"[" * 100_000, content=JSON), 400),
    }


@pytest.mark.parametrize("name", refused())
async def test_what_is_not_slacks_is_refused_in_silence(address: Address, name: str) -> None:
    """H: signature before parsing; bodies bounded; 4xx without traces."""
    body, headers, status = refused()[name]
    with capture_logs() as logged:
        assert await address.status(body, headers) == status
    assert address.app.bodies == []
    assert len(address.refused) == 1
    assert [line["event"] for line in logged] == ["requests.refused"]
    assert not any("exc_info" in line for line in logged)


SHAPES: dict[str, Any] = {
    "an event that is a number": {"type": "event_callback", "event": 5},
    "an event whose type is a list": {"type": "event_callback", "event": {"type": ["message"]}},
    "a type that is an object": {"type": {}},
    "a team that is a list": {"type": "event_callback", "team_id": ["T1"], "event": {"type": "message"}},
    "actions that are no list": {"type": "block_actions", "actions": {"action_id": "x"}},
    "an action that is a word": {"type": "block_actions", "actions": ["x"]},
    "an action id that is a list": {"type": "block_actions", "actions": [{"action_id": []}]},
    "a view that is a word": {"type": "view_submission", "view": "V1"},
    "a command that is a list": {"command": ["/handover"]},
    "authorizations of numbers": {"type": "event_callback", "event": {"type": "x"}, "authorizations": [5]},
    "response_urls of words": {"type": "view_submission", "view": {}, "response_urls": ["x"]},
}


@pytest.mark.parametrize("name", SHAPES)
async def test_a_signed_payload_of_a_shape_that_slack_does_not_send(address: Address, name: str) -> None:
    """H: `a:b`-style payloads, signed: refused quietly, whatever is where words are expected."""
    body = json.dumps(SHAPES[name]).encode()
    with capture_logs() as logged:
        assert await address.status(body, signed(body, content=JSON)) == 400
    assert address.refused == ["malformed"]
    assert [line["event"] for line in logged] == ["requests.refused"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/", 404), ("HEAD", PATH, 405), ("GET", PATH, 405), ("POST", "/wp-login.php", 404), ("PUT", PATH, 405)],
)
async def test_other_ways_and_addresses_cost_next_to_nothing(
    address: Address, method: str, path: str, status: int
) -> None:
    """H: HEAD, GET and unknown paths are cheap."""
    assert await address.status(b"", {}, method, path) == status
    assert address.app.bodies == []


async def test_what_is_no_http_is_refused(address: Address) -> None:
    """H: junk on the line, such as the first bytes of TLS."""
    with capture_logs() as logged:
        reader, writer = await address.half_sent(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n")
        assert (await reader.read()).startswith(b"HTTP/1.0 400")
        writer.close()
    assert address.refused == ["not_http"]
    assert [line["event"] for line in logged] == ["requests.refused"]


async def test_the_log_grows_by_one_line_a_minute_at_most() -> None:
    """H: 22 MB of log in 23 s."""
    now = [0.0]
    counted: list[str] = []
    refused = RefusedRequests(counted.append, lambda: now[0])
    with capture_logs() as logged:
        for second in range(121):
            now[0] = float(second)
            for _ in range(100):
                refused.note("unsigned")
    assert [line["unsigned"] for line in logged] == [1, 6000, 6000]
    assert len(counted) == 12_100


async def test_a_connection_is_kept_for_the_next_request(address: Address) -> None:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as session:
        for _ in range(3):
            async with session.post(address.url + PATH, data=COMMAND, headers=signed(COMMAND)) as answer:
                assert (answer.status, await answer.text()) == (200, "heard")
    assert len(address.app.bodies) == 3
    assert address.refused == []


def raw(body: bytes, *headers: str, method: str = "POST", length: bool = True) -> bytes:
    """Return a signed request as it goes over the line, with these headers besides."""
    named = [f"{name}: {value}" for name, value in signed(body).items()]
    size = [f"Content-Length: {len(body)}"] if length else []
    return "\r\n".join([f"{method} {PATH} HTTP/1.1", "Host: a", *named, *size, *headers, "", ""]).encode() + body


def chunk(body: bytes) -> bytes:
    return f"{len(body):x}\r\n".encode() + body + b"\r\n"


def on_the_line() -> dict[str, tuple[bytes, int, str]]:
    """Return requests that no client sends, with the status and why each is refused, signed now."""
    return {
        "a header of 100 kB": (raw(COMMAND, "X-Long: " + "x" * 100_000), 400, "not_http"),
        "two ways to say how long it is": (raw(COMMAND, "Transfer-Encoding: chunked"), 400, "not_http"),
        "a length that is negative": (raw(COMMAND, "Content-Length: -5", length=False), 400, "not_http"),
        "a length that is no number": (raw(COMMAND, "Content-Length: 5x", length=False), 400, "not_http"),
        "a line break within a header": (raw(COMMAND, "X-A: b\r\n\x00c: d"), 400, "not_http"),
        "pieces of which one has no size": (
            raw(b"", "Transfer-Encoding: chunked", length=False) + b"zz\r\n",
            400,
            "not_http",
        ),
        "pieces that never end": (
            raw(b"", "Transfer-Encoding: chunked", length=False) + chunk(b"x" * 65_536) * (LARGEST // 65_536 + 1),
            413,
            "too_large",
        ),
        "packed, a few bytes for a gigabyte": (
            raw(gzip.compress(b"command=" + b"x" * 1_000_000), "Content-Encoding: gzip"),
            401,
            "unsigned",
        ),
    }


@pytest.mark.parametrize("name", on_the_line())
async def test_what_no_client_sends_is_refused_and_the_connection_ended(address: Address, name: str) -> None:
    """H: headers without end, bodies in pieces, two lengths: refused in silence, nothing reaches the app."""
    text, status, why = on_the_line()[name]
    with capture_logs() as logged:
        reader, writer = await address.half_sent(text)
        async with asyncio.timeout(20):
            answer = await reader.read()
        writer.close()
    assert answer.split()[1] == str(status).encode()
    assert (address.app.bodies, set(address.refused)) == ([], {why})
    assert {line["event"] for line in logged} == {"requests.refused"}


async def test_a_body_in_pieces_that_is_signed_is_heard(address: Address) -> None:
    text = raw(COMMAND, "Transfer-Encoding: chunked", "Connection: close", length=False).removesuffix(COMMAND)
    reader, writer = await address.half_sent(text + chunk(COMMAND[:10]) + chunk(COMMAND[10:]) + b"0\r\n\r\n")
    assert (await reader.read()).startswith(b"HTTP/1.1 200")
    writer.close()
    assert address.app.bodies == [{"command": "/handover", "team_id": "T1", "user_id": "U1"}]


async def test_connections_kept_after_a_request_keep_nobody_out(free_port: int) -> None:
    """H: many idle connections: the one that has been idle for longest makes room."""
    async with serving(free_port, most=20) as address:
        kept = [await address.half_sent(raw(COMMAND)) for _ in range(60)]
        for reader, _ in kept:
            with suppress(ConnectionError):
                await reader.read(1)
        assert await address.status(COMMAND, signed(COMMAND)) == 200
        for _, writer in kept:
            writer.close()


async def test_requests_one_behind_the_other_on_one_line_are_all_answered(address: Address) -> None:
    reader, writer = await address.half_sent(raw(COMMAND) * 49 + raw(COMMAND, "Connection: close"))
    async with asyncio.timeout(20):
        assert (await reader.read()).count(b"HTTP/1.1 200") == 50
    writer.close()
    assert len(address.app.bodies) == 50
