"""What Slack's side has seen, and what is stored: to be compared with the same story without kills.

Everything is compared word for word: each message as it stands in the end, cards and Home tabs, files, pins and members, every row
of the database. Left out is only what is different each time: ids that a machine made up, the time of day (not the day), how
often a row was written or a job tried, and what was said to one person in passing.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import ndiff
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from messages.kit.metadata import EVENT_TYPE
from playground.running import Playground
from playground.workspace.entities import Channel, Message
from storage.database.engine import engine_for

_NORMAL = (
    (re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:[\d:.]+(?:\+\d\d:\d\d|Z)?"), r"\1 <time>"),
    (re.compile(r"\b(\d{8})T\d{12}\b"), r"\1 <time>"),
    (re.compile(r"\bDTSTAMP:\d{8}T\d{6}Z"), "DTSTAMP:<time>"),
    (re.compile(r"\b\d{10}\.\d{6}\b"), "<ts>"),
    (re.compile(r"/p\d{16}\b"), "/<ts>"),
    (re.compile(r"<!date\^\d+"), "<!date^<ts>"),
    (re.compile(r"\b\d{1,2}:\d\d\b"), "<time>"),
    (re.compile(r"-\d{6}\.md"), "-<time>.md"),
    (re.compile(r"(\d{4}-\d\d-\d\d)-\d{4}\b"), r"\1-<time>"),
    (re.compile(r"\bEv[0-9A-Z]{6,}\b"), "<event>"),
    (re.compile(r"\b[FV][0-9A-Z]{8,}\b"), "<id>"),
    (re.compile(r"\b[0-9a-f]{16}\b"), "<digest>"),
)
_FIRST_OF_TWO = (
    (re.compile(r'"sent_by": "\w+"'), '"sent_by": "<either>"'),
    (re.compile(r"(The customer was told on [\w ]+ by) <@\w+>"), r"\1 <either>"),
    (re.compile(r"<@\w+> sent the introduction e-mail"), "<either> sent the introduction e-mail"),
    (re.compile(r"(\[x\] [^:\n]+: sent by) [^,\n]+"), r"\1 <either>"),
)
"""Where it reads who was first, when two people have pressed the same button at once: that is for chance to say."""
_HANDOVER = re.compile(r"\b[0-9a-f]{12}\b")
_CONVERSATION = re.compile(r"\b[CDG][0-9A-Z]{8,}\b")
_CHANNEL_LINK = re.compile(r"<#[^>]+>")
_BY_ITS_NAME = "the handover's channel"
_LONGEST = 2000


class Fact(NamedTuple):
    """One thing there is: what kind of thing, where, by what name, and how it reads."""

    what: str
    where: str
    name: str
    words: str = ""


@dataclass
class FinalState:
    """What there is at the end. `faults` are wrong by themselves."""

    facts: Counter[Fact] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


async def final_state(playground: Playground, database: str, *, over: bool = True) -> FinalState:
    """Look at everything. `over`: nothing may be left to do; else what waits for a later day is compared like all else."""
    engine = engine_for(database)
    try:
        stored = {table: await _rows(engine, f"SELECT * FROM {table}") for table in _TABLES}
    finally:
        await engine.dispose()
    named = {row["id"]: row["account"] for row in stored["handovers"]}
    named |= {row["id"]: row["name"] for row in stored["accounts"]}
    named |= {row["id"]: f"the book of {row['opened_by']}" for row in stored["books"]}
    found, plain = FinalState(), _Plain(playground, named)
    for channel in playground.workspace.channels:
        found.facts.update(_seen(playground, channel, plain))
        found.faults += _doubled(playground, channel, plain)
    found.facts.update(_homes(playground, plain))
    for table, rows in stored.items():
        found.facts.update(_TABLES[table](row, plain) for row in rows)
    found.faults += _wrong(playground, stored, over=over)
    return found


_LOOKED_AGAIN = "outsiders_look "
"""A look that somebody's coming into a channel asks for, once for each account in it: more have begun when it is heard of again."""


def differences(before: FinalState, after: FinalState) -> list[str]:
    """Return what was lost, doubled or is otherwise not as without kills, a line each."""
    expected, got = _compared(before), _compared(after)
    lost, more = list((expected - got).elements()), list((got - expected).elements())
    instead: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in more:
        if not fact.words.startswith(_LOOKED_AGAIN):
            instead[fact[:3]].append(fact)
    lines = list(after.faults)
    for fact in lost:
        others = instead[fact[:3]]
        lines.append(_changed(fact, others.pop()) if others else f"lost: {_shown(fact)}")
    lines += [f"too many: {_shown(fact)}" for facts in instead.values() for fact in facts]
    return lines


def _compared(state: FinalState) -> Counter[Fact]:
    """Return the facts without what follows from being killed itself.

    These are looks at the channel, because of what was tried there more than once, for a restored backup, because nobody was
    at work for a while, and for a message that was acknowledged before it was dealt with.
    """
    looks = ("channel_look ", "restored_look ", "redeliver ")
    return Counter({one: times for one, times in state.facts.items() if not one.words.startswith(looks)})


def _shown(fact: Fact) -> str:
    return f"{fact.what} in {fact.where}: {fact.name} {fact.words}"[:_LONGEST]


def _changed(expected: Fact, got: Fact) -> str:
    changes = [line for line in ndiff(_lines(expected), _lines(got)) if line[:1] in "+-"]
    where = f"not the same: {expected.what} in {expected.where}: {expected.name}"
    return "\n    ".join([where, *changes])[:_LONGEST]


def _lines(fact: Fact) -> list[str]:
    return [line for words in fact.words.splitlines() for line in _indented(words).splitlines()]


def _indented(words: str) -> str:
    return json.dumps(json.loads(words), indent=1) if words[:1] in ("[", "{") else words


class _Plain:
    """Takes out of a text what is different each time."""

    def __init__(self, playground: Playground, accounts: Mapping[str, str]) -> None:
        self._accounts, self._address = accounts, playground.url
        self._places = {channel.id: place(playground, channel) for channel in playground.workspace.channels}

    def __call__(self, words: str) -> str:
        words = words.replace(self._address, "<slack>")
        words = _HANDOVER.sub(lambda found: self._accounts.get(found[0], found[0]), words)
        words = _CONVERSATION.sub(lambda found: self._places.get(found[0], found[0]), words)
        for pattern, instead in (*_NORMAL, *_FIRST_OF_TWO):
            words = pattern.sub(instead, words)
        return words

    def shape(self, value: Any) -> str:
        """Return a JSON value as text, with keys in order and without the block ids Slack fills in."""
        return self(json.dumps(_without_ids(value), sort_keys=True, ensure_ascii=False))


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_ids(held) for key, held in value.items() if key != "block_id"}
    return [_without_ids(one) for one in value] if isinstance(value, list) else value


def place(playground: Playground, channel: Channel) -> str:
    """Return a conversation by its name, or by whom it is with."""
    return channel.name or f"dm of {' '.join(sorted(set(channel.members) - {playground.workspace.bot.id}))}"


def _seen(playground: Playground, channel: Channel, plain: _Plain) -> Iterator[Fact]:
    """Everything that can be seen in a conversation and is the bot's doing."""
    where, messages = place(playground, channel), playground.workspace.messages.all(channel.id)
    names = {message.ts: plain(_key(message)) or "no key" for message in messages}
    for message in filter(lambda one: _said(playground, one), messages):
        thread = f" in the thread of {names.get(message.thread_ts, '?')}" if message.is_reply else ""
        if message.files:
            yield from (_file(playground, where, file_id, plain) for file_id in message.files)
        else:
            yield Fact("message", where + thread, names[message.ts], _words(message, plain))
    yield from (Fact("pin", where, names.get(pin.ts, "?")) for pin in channel.pins)
    yield from (Fact("bookmark", where, one.title, plain(one.link)) for one in channel.bookmarks)
    yield from (Fact("member", where, member) for member in channel.members)
    for canvas in playground.workspace.canvases.of_channel(channel.id):
        words = f"{'hidden ' * canvas.hidden}{playground.workspace.canvases.content(canvas)}"
        yield Fact("canvas", where, plain(canvas.title), plain(words))
    yield Fact("channel", where, "", plain(f"{channel.topic} {channel.purpose}{' archived' * channel.archived}"))


def _words(message: Message, plain: _Plain) -> str:
    words = plain.shape([message.text, message.blocks])
    # A welcome does not wait for the channel, and links to it only if it is there already.
    return _CHANNEL_LINK.sub(_BY_ITS_NAME, words) if _key(message).startswith("welcome:") else words


def _file(playground: Playground, where: str, file_id: str, plain: _Plain) -> Fact:
    file = playground.workspace.files.get(file_id)
    content = playground.workspace.files.content(file)
    # A PDF is packed and holds when it was made: what stands in it is compared in the Markdown of the same.
    words = "a PDF" if content.startswith(b"%PDF-") else content.decode(errors="replace")
    return Fact("file", where, plain(file.name), plain(words))


def _doubled(playground: Playground, channel: Channel, plain: _Plain) -> list[str]:
    """Say which messages there are twice, by their own key: also where the story without kills should have it wrong."""
    messages = [one for one in playground.workspace.messages.all(channel.id) if _said(playground, one)]
    keys = Counter(_key(message) for message in messages)
    where = place(playground, channel)
    return [f"doubled in {where}: {plain(key)} ×{count}" for key, count in keys.items() if key and count > 1]


def _homes(playground: Playground, plain: _Plain) -> Iterator[Fact]:
    for member in playground.workspace.members:
        view = playground.workspace.views.home(member.id)
        if view is not None:
            # Which of several handovers ended last, and is listed first, is a matter of moments.
            yield Fact("Home tab", "Home", member.id, "\n".join(sorted(map(plain.shape, view.blocks))))


def _said(playground: Playground, message: Message) -> bool:
    """Return whether it is something the bot said to everybody there."""
    passing = message.ephemeral_to or message.deleted or message.subtype not in ("", "file_share")
    return message.user == playground.workspace.bot.id and not passing


def _key(message: Message) -> str:
    metadata: dict[str, Any] = message.metadata or {}
    return str(metadata["event_payload"]["key"]) if metadata.get("event_type") == EVENT_TYPE else ""


def _wrong(playground: Playground, stored: Mapping[str, list[dict[str, Any]]], *, over: bool) -> list[str]:
    """Say what is wrong whatever the story: a channel too many or too few, jobs that failed or that nobody finishes."""
    made = [one for one in playground.workspace.channels if one.creator == playground.workspace.bot.id and one.name]
    faults = [f"job {row['key']} is {row['state']}: {row['why']}" for row in stored["jobs"] if _wrongly(row, over=over)]
    if over and len(made) != len(stored["handovers"]):
        faults.append(f"{len(made)} channels for {len(stored['handovers'])} handovers: {[one.name for one in made]}")
    return faults


def _wrongly(row: Mapping[str, Any], *, over: bool) -> bool:
    return row["state"] not in (("done", "dropped") if over else ("done", "dropped", "pending"))


def _handover(row: Mapping[str, Any], plain: _Plain) -> Fact:
    return Fact("row", "handovers", row["account"], plain.shape(json.loads(row["document"])))


def _account(row: Mapping[str, Any], plain: _Plain) -> Fact:
    asked = f"{row['pinged_on']} {row['pinged_items']} {str(row['ping_at'])[:10]} {row['no_ping_for']}"
    asked += " merged" if row["merged_into"] else ""
    return Fact("row", "accounts", row["name"], f"{plain.shape(json.loads(row['document']))}\n{asked}")


def _person(row: Mapping[str, Any], plain: _Plain) -> Fact:
    # When the next morning message is due is the same with and without kills, to the minute.
    due = str(row["next_digest_at"])[:16]
    return Fact("row", "people", row["id"], f"{plain.shape(json.loads(row['document']))} {due}")


def _digest(row: Mapping[str, Any], plain: _Plain) -> Fact:
    return Fact("row", "digests", f"{row['person']} {row['day']}", plain(f"{row['conversation']} {row['todos']}"))


def _job(row: Mapping[str, Any], plain: _Plain) -> Fact:
    return Fact("row", "jobs", plain(row["key"]), f"{row['kind']} {row['state']}")


_TABLES = {
    "handovers": _handover,
    "participants": lambda row, plain: Fact("row", "participants", plain(row["handover_id"]), row["person"]),
    "slack_refs": lambda row, plain: Fact(
        "row", "slack_refs", plain(row["handover_id"]), plain(f"{row['kind']} {row['conversation']}")
    ),
    "accounts": _account,
    "account_entries": lambda row, plain: Fact(
        "row", "account_entries", plain(f"{row['account_id']} {row['item']}"), plain.shape(json.loads(row["document"]))
    ),
    "account_entry_changes": lambda row, plain: Fact(
        "row",
        "account_entry_changes",
        plain(f"{row['account_id']} {row['item']} {row['number']}"),
        plain.shape([json.loads(row["document"]), json.loads(row["former"] or "null")]),
    ),
    "books": lambda row, plain: Fact("row", "books", plain(row["id"]), plain.shape(json.loads(row["document"]))),
    "book_rows": lambda row, plain: Fact(
        "row", "book_rows", plain(f"{row['book_id']} {row['number']}"), plain.shape(json.loads(row["document"]))
    ),
    "canvases": lambda row, plain: Fact(
        "row", "canvases", plain(row["handover_id"]), plain.shape(json.loads(row["document"]))
    ),
    "own_playbooks": lambda row, plain: Fact(
        "row", "own_playbooks", row["key"], plain.shape([row["version"], row["document"]])
    ),
    "playbook_edits": lambda row, plain: Fact(
        "row",
        "playbook_edits",
        f"{row['key']} {row['version']}",
        plain.shape([json.loads(row["edit"]), row["document"]]),
    ),
    "letter_templates": lambda row, plain: Fact(
        "row", "letter_templates", row["language"], plain.shape([row["version"], json.loads(row["document"])])
    ),
    "csm_facts": lambda row, plain: Fact("row", "csm_facts", row["person"], plain.shape(json.loads(row["document"]))),
    "leaders": lambda row, _plain: Fact("row", "leaders", row["chosen"]),
    "people": _person,
    "digests": _digest,
    "seen_events": lambda _row, _plain: Fact("row", "seen_events", "one more"),
    "jobs": _job,
}


async def _rows(engine: AsyncEngine, query: str) -> list[dict[str, Any]]:
    async with engine.begin() as connection:
        return [dict(row) for row in (await connection.execute(text(query))).mappings()]
