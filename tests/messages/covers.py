"""Everything that is shown of covers, in one world: for `everything.py`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from handover.cover.asking import Asked
from handover.cover.changes import Changed, ChangedSince, Subject
from handover.cover.monthly import MOST_ASKED, CoverAsked
from handover.model.account import Account
from handover.model.cover import Cover
from messages.cover import document, page, question
from messages.kit.message import Message, View
from tests.messages.wild import INCOMING, OUTGOING, World

Shown = tuple[str, Message | View]


def all_covers(world: World, account: Account) -> Iterator[Shown]:
    """Yield every message and view of the cover of this account."""
    for until in world.some((None, world.today)):
        cover = Cover(INCOMING, OUTGOING, "h1", world.now, until, agreed_by=world.chance.choice(("", OUTGOING)))
        covered = replace(account, owner=OUTGOING, covers=(cover,))
        for asked in world.some(Asked):
            yield "cover.question.question", question.question(covered, cover, asked)
            for said_at, ended in ((cover.day_said_at.isoformat(), None), ("", None), ("", world.now)):
                over = replace(cover, ended_at=ended)
                yield (
                    "cover.question.as_it_is",
                    question.as_it_is(covered, over, asked, said_at, world.chance.choice(("", INCOMING))),
                )
            for gone, leads in ((OUTGOING, True), (INCOMING, False)):
                yield "cover.question.not_begun", question.not_begun(covered, cover, gone, leads=leads)
        yield "cover.page.back_form", page.back_form(covered, cover, world.today)
        yield "cover.page.later_form", page.later_form(covered, cover)
        yield "cover.page.stays_form", page.stays_form(covered, cover)
        for number in world.some((0, 1, 40)):
            found = tuple(_changed(world) for _ in range(number))
            changed = ChangedSince(world.now, found, account.changes * min(number, 2))
            note = document.ON_ITS_WAY if number else ""
            yield "cover.page.changes", page.changes(covered, cover, changed, note)
            text = document.markdown(covered, changed, world.people)
            yield "cover.document.not_sent", document.not_sent(covered, "file_upload_failed", text)
    yield "cover.question.not_agreed", question.not_agreed(account)
    for letter in (True, False):
        yield "cover.page.stayed", page.stayed(replace(account, owner=INCOMING), letter=letter)
    yield "cover.document.refused", document.refused("No.")


def asked_monthly(world: World, account: Account) -> list[CoverAsked]:
    """Return what who covers is asked in a morning message: nothing, or as much as one takes."""
    found = []
    for number in range(world.chance.choice((0, 1, MOST_ASKED))):
        until, ended = world.chance.choice((None, world.today)), world.chance.choice((None, world.now))
        said_at = world.now + timedelta(days=world.chance.choice((-40, 1)))
        cover = Cover(INCOMING, OUTGOING, "h1", world.now, until, said_at=said_at, ended_at=ended)
        covered = replace(account, id=f"{account.id}{number}", owner=OUTGOING, covers=(cover,))
        found.append(CoverAsked(covered, cover, world.chance.choice((0, 1, 70))))
    return found


def _changed(world: World) -> Changed:
    subject = world.chance.choice(tuple(Subject))
    new, gone = world.chance.choice(((world.word, ""), ("", world.word), (world.word, world.word)))
    return Changed(subject, world.word, new, gone, world.chance.choice(("", INCOMING)), world.now)
