"""Evidence of an answer: files and links sent in the interview, and messages saved from anywhere in Slack."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handover.access import require_active
from handover.answer_size import require_room
from handover.model.answers import Answer, Evidence
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.refusals import AlreadyDone, Done
from handover.stages import concluded

LINK = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)\]’”\"']")
NO_WORDS = "A message without words"


@dataclass(frozen=True)
class Attachment:
    """A file or link: its title and address, and for a file that is kept in Slack its id there."""

    title: str
    link: str
    file: str = ""


def links_in(text: str, marked: Sequence[str] = ()) -> tuple[Attachment, ...]:
    """Return the http(s) addresses in a text, each once, titled by host and path.

    `marked` are addresses of links of the same text whose words do not show them.
    """
    found = dict.fromkeys((*marked, *(match.group() for match in LINK.finditer(text))))
    return tuple(Attachment(link.split("://", 1)[-1].rstrip("/"), link) for link in found)


def message_address(site: str, conversation: str, stamp: str, thread: str = "") -> str:
    """Return the address of a message, as Slack's own "Copy link" makes it.

    `site` is the workspace's address. Without `thread`, the stamp of the thread's first message, a reply's address leads nowhere.
    """
    address = f"{site.rstrip('/')}/archives/{conversation}/p{stamp.replace('.', '')}"
    return f"{address}?thread_ts={thread}&cid={conversation}" if thread and thread != stamp else address


def with_attachments(
    answer: Answer, attachments: Sequence[Attachment], *, by: str, at: datetime, source: str
) -> Answer:
    """Return the answer with the attachments of the message `source` in place of those it had before."""
    carried = {_identity(one) for one in attachments}
    kept = tuple(one for one in answer.evidence if one.source != source or _identity(one) in carried)
    known = {_identity(one) for one in kept}
    new = {_identity(one): Evidence(one.title, one.link, by, at, source, one.file) for one in reversed(attachments)}
    added = [one for name, one in reversed(new.items()) if name not in known]
    return replace(answer, evidence=(*kept, *added))


def _identity(one: Attachment | Evidence) -> str:
    """Return what makes it the same file or link: a file keeps its id when its address changes."""
    return one.file or one.link


def save_message(handover: Handover, item: str, text: str, permalink: str, *, by: str, now: datetime) -> Decision:
    """Store a Slack message as evidence of an item: its whole text and its permalink.

    Raises AlreadyDone when it is saved for this item, AnswerFull, NotActive; KeyError for an unknown item.
    """
    require_active(handover)
    title = handover.playbook.item(item).title
    answer = handover.answer(item)
    if any(one.link == permalink for one in answer.evidence):
        raise AlreadyDone(Done.MESSAGE_SAVED, title)
    saved = Evidence(text.strip() or NO_WORDS, permalink, by, now)
    kept = replace(answer, evidence=(*answer.evidence, saved))
    require_room(answer, kept, title)
    answers = {**handover.answers, item: kept}
    return concluded(replace(handover, answers=answers, playbook=handover.playbook.with_answered(item)))
