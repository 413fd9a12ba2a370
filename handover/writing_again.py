"""Writing to the customer again after the introduction: they have concerns, refuse, are silent, or somebody else takes over.

Every letter that was sent is kept as it went. A further one is drafted, approved and sent like the first, and can be put aside
while it is not sent; what was typed comes back when somebody writes again (P103, P105).
"""

from dataclasses import replace
from datetime import datetime

from handover.access import require_active
from handover.customer_reply import standing_reply
from handover.introduction.drafting import introduction_ready, notices_of
from handover.introduction.earlier import Earlier, former_incoming_named, incoming_since_letter
from handover.introduction.refusals import NothingToAdd
from handover.introduction.sending import day_sent
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.introduction import Introduction
from handover.roles import sender
from handover.stages import concluded


def write_again(handover: Handover, *, by: str, now: datetime) -> Decision:
    """Begin a further letter at `now` (UTC), or take up the one that was put aside. Changes nothing while one is being written.

    Raises NothingToAdd while no letter was sent, and NotActive.
    """
    require_active(handover)
    if handover.writes_again:
        return unchanged(handover)
    sent, aside = handover.introduction, handover.letter_put_aside
    if not sent.sent:
        raise NothingToAdd
    names = replace(
        Introduction(author=by, edited_at=now),
        outgoing_name=sent.outgoing_name,
        incoming_name=sent.incoming_name,
        outgoing_named=sent.outgoing_named or handover.outgoing,
        incoming_named=sent.incoming_named or handover.incoming,
        greeting=sent.greeting,
        incoming_line=sent.incoming_line,
        style=sent.style,
    )
    again = replace(aside, edited_at=now) if aside else names
    newest = max(handover.numbers_from, sent.version, again.version)
    after = replace(
        handover,
        introduction=again,
        sent_before=(*handover.sent_before, sent),
        letter_put_aside=None,
        numbers_from=newest,
    )
    return concluded(after, introduction_ready(handover.id, sent.version))


def put_aside(handover: Handover) -> Decision:
    """Stop writing again: the letter that was sent holds, and what was typed is kept. Changes nothing where nobody writes.

    Raises NotActive.
    """
    require_active(handover)
    if not handover.writes_again:
        return unchanged(handover)
    draft = handover.introduction
    aside = replace(draft, asked_at=None, approved_version=0, approved_by="", approved_at=None, sent_back=None)
    after = replace(
        handover,
        introduction=handover.sent_before[-1],
        sent_before=handover.sent_before[:-1],
        letter_put_aside=aside if draft.drafted else None,
    )
    return concluded(after, introduction_ready(handover.id, after.introduction.version), *notices_of(after, draft))


def sent_version(handover: Handover, version: int) -> Introduction | None:
    """Return the letter that was sent as this version; None where that is another one, or was not sent."""
    return next((one for one in handover.sent_letters if one.version == version), None)


def correction_owed_since(handover: Handover) -> datetime | None:
    """Return since when (UTC) the customer is to hear that somebody else takes over than their letter says.

    None where the letter still holds, and once the incoming CSM has said that the customer has heard from them.
    """
    if not former_incoming_named(handover):
        return None
    since = incoming_since_letter(handover)[-1].at
    heard = any(one.by == handover.incoming and one.at >= since for one in handover.heard)
    return None if heard else since


def earlier_letter(handover: Handover) -> Earlier | None:
    """Return what the further letter that is being written may say of the one before; None where it is the first."""
    letter = handover.sent_letter
    sent_on = day_sent(letter, handover.zone) if letter else None
    if not handover.writes_again or letter is None or sent_on is None:
        return None
    reply = standing_reply(handover)
    return Earlier(
        sent_on,
        letter.sent_by == sender(handover),
        bool(former_incoming_named(handover)),
        reply.kind if reply else None,
    )
