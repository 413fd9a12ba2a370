"""The handover document: everything known about the account, as a message and the pages in its thread (P78, P80)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby

from handover.blueprint.brief import NOTHING_KNOWN, Brief
from handover.document import people_named
from handover.model.calls import Call
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import StepKind
from handover.stages import step_settled
from handover.text.length import length
from messages import history
from messages.blueprint.brief import brief_markdown
from messages.contributors.asking import asked_of_plain, from_whom_plain
from messages.evidence import SAID_IN_CHANNEL, said_at
from messages.kit import blocks
from messages.kit.dates import day_and_year, local_time
from messages.kit.markdown_to_mrkdwn import Line, lines
from messages.kit.message import Block, Message
from messages.kit.prose import rendered
from messages.kit.text import ELLIPSIS, escape, oneline, safe, shorten_mrkdwn
from messages.known import not_confirmed_plain
from messages.overrides import in_plain_words
from messages.promises.words import in_document
from messages.replanning.dates import dates_in_plain_words
from messages.stages import STATUSES, stage_or_status

LONGEST_PAGE, LONGEST_SECTION, MOST_BLOCKS = 11_000, 2_900, 45
"""Characters in all blocks of one message, and in one of them; blocks. Slack takes about 13,200, 3,000 and 50."""


def document(handover: Handover, people: Mapping[str, Person], brief: Brief = NOTHING_KNOWN) -> str:
    """Return the document in Markdown, with user text escaped, and the brief of the account on top."""
    names = {user: people[user].name if user in people else user for user in people_named(handover)}
    status = STATUSES[handover.status] if not handover.open else stage_or_status(handover)
    return rendered(
        "blueprint.md.j2",
        handover=handover,
        brief=brief_markdown(brief) if brief.telling else [],
        names=names,
        status=status,
        letters=handover.sent_letters,
        dates=dates_in_plain_words(handover),
        no_secrets=[
            f"{day_and_year(one.at.date())}: {names.get(one.by, one.by)}, {oneline(one.where)}"
            for one in handover.no_secrets
        ],
        events=history.events(handover, names),
        written=partial(history.written, names=names),
        from_colleagues=partial(from_whom_plain, handover, names=names),
        not_confirmed=partial(not_confirmed_plain, names=names),
        asked_of=partial(asked_of_plain, handover, names=names),
        promises=partial(in_document, handover, names),
        said_at=said_at,
        said_in_channel=SAID_IN_CHANNEL,
        calls=_calls(handover),
        overrides=[in_plain_words(one, names) for one in handover.overrides],
        settled={step.key for step in handover.playbook.steps if step_settled(handover, step)},
        introduction_step=handover.playbook.step_of_kind(StepKind.INTRODUCTION).key,
    )


def pages(
    handover: Handover, people: Mapping[str, Person], at: datetime, brief: Brief = NOTHING_KNOWN
) -> list[Message]:
    """Return the document as messages, the first for the channel, the others for its thread. `at` is when (UTC) it was so."""
    parts = _parts(tuple(lines(document(handover, people, brief))))
    title = f"Handover document: {safe(oneline(handover.account), 150)}"
    return [_page(part, f"{title} ({number} of {len(parts)})", at) for number, part in enumerate(parts, 1)]


def _calls(handover: Handover) -> list[tuple[str, Call]]:
    """Return the calls of which something was said afterwards, with their titles, in the order of the playbook."""
    playbook = handover.playbook
    known = ((step.title, handover.calls.get(step.key)) for step in (*playbook.steps, *playbook.former_steps))
    return [(title, call) for title, call in known if call is not None and (call.notes or call.missed)]


def _page(part: Sequence[Block], title: str, at: datetime) -> Message:
    as_of = f"{title}, as of {local_time(at)}"
    return Message("\n".join((as_of, *map(_words, part))), [blocks.context(as_of), *part])


def _words(block: Block) -> str:
    """Return a block's words as mrkdwn; those of a heading are plain text."""
    words = str(block["text"]["text"])
    return escape(words) if block["type"] == "header" else words


def _parts(found: Sequence[Line]) -> list[list[Block]]:
    """Return the document's blocks, as many together as one message takes."""
    parts, room = [list[Block]()], LONGEST_PAGE
    for block in _blocks(found):
        size = length(block["text"]["text"])
        if parts[-1] and (size > room or len(parts[-1]) == MOST_BLOCKS):
            parts.append([])
            room = LONGEST_PAGE
        parts[-1].append(block)
        room -= size
    return parts


def _blocks(found: Sequence[Line]) -> Iterator[Block]:
    """Yield headings, and what stands between them in sections."""
    for is_heading, group in groupby(found, key=lambda one: one.heading):
        if is_heading:
            yield from (blocks.header(one.text) for one in group)
        else:
            yield from map(blocks.section, _sections([one.text for one in group]))


def _sections(texts: Sequence[str]) -> Iterator[str]:
    """Yield the lines in pieces of a section's length; a longer line is cut at a space."""
    section = ""
    for text in texts:
        for piece in _cut(text):
            if section and length(section) + length(piece) >= LONGEST_SECTION:
                yield section
                section = ""
            section = f"{section}\n{piece}" if section else piece
    if section:
        yield section


def _cut(text: str) -> Iterator[str]:
    mark = ">" if text.startswith(">") else ""
    rest = text
    while length(rest) > LONGEST_SECTION:
        piece = shorten_mrkdwn(rest, LONGEST_SECTION).removesuffix(ELLIPSIS)
        yield piece
        rest = mark + rest[len(piece) :].lstrip()
    yield rest
