"""Whatever Baton could say among colleagues never arrives in a channel with a customer: it is refused where messages leave it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.app import Baton
from handover.model.customer_channel import Said, SaidKind
from handover.model.jobs import JobKind
from jobs.engine.audience import CustomersChannel, OutsidersPresent
from jobs.engine.context import JobContext
from jobs.engine.files import share
from messages.customer_channel.customers import CustomerMessage
from messages.kit.message import Message
from playground.running import Playground
from playground.seed import MAREK, PRIYA
from storage.jobs.outbox import ClaimedJob
from storage.store import SlackRef, SlackRefKind
from tests.handlers.books import HERE
from tests.messages.everything import everything
from tests.messages.wild import world_of

THEIRS, UNKNOWN, INTERNAL = "C0THEIRS", "C0NOBODYS", "handover-fjordline-logistics"
WORDS = ("They pay late, every quarter.", "Their CFO is furious.", "We lost the renewal once.")
SHUT = {"is_private": True, "is_ext_shared": False, "is_pending_ext_shared": False}
"""What Slack says of a channel that only its members can read."""
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Recorded:
    """Slack's client: what is asked of it is noted, what a channel is like is answered."""

    def __init__(self, **info: Any) -> None:
        self.said: list[tuple[str, dict[str, Any]]] = []
        self.info = info

    def __getattr__(self, method: str) -> Any:
        async def call(**arguments: Any) -> dict[str, Any]:
            if method == "conversations_info":
                return {"channel": {"id": arguments["channel"], "creator": "U0PLAYBOT", **self.info}}
            if method == "conversations_members":
                return {"members": ["U0PLAYBOT"]}
            if method.startswith("conversations_"):
                return {"messages": []}
            self.said.append((method, arguments))
            return {"channel": arguments.get("channel", ""), "ts": "1.2", "message": {}}

        return call


@pytest.fixture
async def handover_id(baton: Baton) -> str:
    """A handover with a channel with its customer."""
    async with baton.store.begin(HERE) as unit:
        [handover] = await unit.handovers.of_person(PRIYA)
        await unit.slack_refs.put(SlackRef(handover.id, SlackRefKind.CUSTOMER_CHANNEL, THEIRS, subject="1"))
    return handover.id


def context_of(baton: Baton, about: str, client: Recorded, attempts: int = 1) -> JobContext:
    job = ClaimedJob(1, HERE, JobKind("summary_card"), "key", "lane", about, {}, NOW, attempts, 1)
    return JobContext(job, baton.store, client, baton.services.playbooks, lambda: NOW)  # type: ignore[arg-type]  # a stub


pytestmark = pytest.mark.usefixtures("opened")


@pytest.mark.parametrize("attempts", [1, 2])
async def test_no_message_of_any_kind_is_posted_or_changed_where_a_customer_reads(
    baton: Baton, handover_id: str, attempts: int
) -> None:
    """P: whatever builder made it, by whatever way a job says things."""
    client = Recorded(**SHUT)
    context = context_of(baton, handover_id, client, attempts)
    place = SlackRef(handover_id, SlackRefKind.CHANNEL, THEIRS)
    messages = [one for seed in range(1) for _, one in everything(world_of(WORDS, seed)) if isinstance(one, Message)]
    assert len(messages) > 100
    for message in messages:
        for saying in (
            context.post(THEIRS, message),
            context.post(THEIRS, message, thread_ts="1.1"),
            context.post_in(place, message),
            context.show(THEIRS, message),
            context.show_in(place, message),
            context.reply(THEIRS, "1.1", message),
            context.update(THEIRS, "1.1", message),
        ):
            with pytest.raises(CustomersChannel):
                await saying
    with pytest.raises(CustomersChannel):
        await share(context, THEIRS, "notes.md", WORDS[0].encode(), "Notes")
    assert client.said == []


@pytest.mark.parametrize(
    "info",
    [
        SHUT | {"is_ext_shared": True},
        SHUT | {"is_pending_ext_shared": True},
        SHUT | {"is_private": False},
        {"is_private": True, "is_ext_shared": False},
        {"is_ext_shared": False, "is_pending_ext_shared": False},
        {},
    ],
)
async def test_a_channel_nobody_knows_is_looked_at_and_what_slack_does_not_say_counts_against_it(
    baton: Baton, handover_id: str, info: dict[str, bool]
) -> None:
    """P: fail closed. It may be a customer's of which nothing is stored any more."""
    client = Recorded(**info)
    context = context_of(baton, handover_id, client)
    with pytest.raises(OutsidersPresent):
        await context.post(UNKNOWN, Message(WORDS[0]))
    assert client.said == []


async def test_where_only_colleagues_read_it_is_said(baton: Baton, handover_id: str) -> None:
    client = Recorded(**SHUT)
    context = context_of(baton, handover_id, client)
    await context.post(UNKNOWN, Message(WORDS[0]))
    await context.post("D0DIRECT", Message(WORDS[0]))
    await context.post(MAREK, Message(WORDS[0]))
    assert [said["channel"] for _, said in client.said] == [UNKNOWN, "D0DIRECT", MAREK]


async def test_approved_words_are_said_to_this_customer_and_nowhere_else(
    baton: Baton, playground: Playground, handover_id: str
) -> None:
    client = Recorded(**SHUT)
    context = context_of(baton, handover_id, client)
    words = CustomerMessage(Said(1, SaidKind.WELCOME, "Hello! <@U0EVIL> & <!channel>", PRIYA, NOW))
    internal = playground.workspace.channels.find(INTERNAL).id
    for elsewhere in (internal, UNKNOWN, "D0DIRECT"):
        with pytest.raises(CustomersChannel):
            await context.post_for_customer(elsewhere, words)
    with pytest.raises(CustomersChannel):
        await context_of(baton, "another", client).post_for_customer(THEIRS, words)
    assert client.said == []
    await context.post_for_customer(THEIRS, words)
    [(method, said)] = client.said
    assert (method, said["channel"]) == ("chat_postMessage", THEIRS)
    assert said["text"] == "Hello! &lt;@U0EVIL&gt; &amp; &lt;!channel&gt;"
    assert said["unfurl_links"] is said["unfurl_media"] is False
    assert all(block["type"] == "section" for block in said["blocks"])
