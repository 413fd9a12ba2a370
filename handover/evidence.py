"""Evidence of an answer: files and links sent in the interview, and messages saved from anywhere in Slack."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handover.access import require_active
from handover.model.answers import Answer, Evidence
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.refusals import AlreadyDone, Done, SecretPasted
from handover.stages import concluded
from handover.text.secrets import holds_secret

LINK = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)\]’”\"']")
NO_WORDS = "A message without words"


@dataclass(frozen=True)
class Attachment:
    """A file or link: its title and address."""

    title: str
    link: str


def links_in(text: str) -> tuple[Attachment, ...]:
    """Return the http(s) addresses in a text, each once, titled by host and path."""
    found = dict.fromkeys(match.group() for match in LINK.finditer(text))
    return tuple(Attachment(link.split("://", 1)[1].rstrip("/"), link) for link in found)


def with_attachments(
    answer: Answer, attachments: Sequence[Attachment], *, by: str, at: datetime, source: str
) -> Answer:
    """Return the answer with the attachments of the message `source` in place of those it had before."""
    carried = {one.link for one in attachments}
    kept = tuple(one for one in answer.evidence if one.source != source or one.link in carried)
    known = {one.link for one in kept}
    new = tuple(Evidence(one.title, one.link, by, at, source) for one in attachments if one.link not in known)
    return replace(answer, evidence=(*kept, *new))


def save_message(handover: Handover, item: str, text: str, permalink: str, *, by: str, now: datetime) -> Decision:
    """Store a Slack message as evidence of an item: its whole text and its permalink.

    Raises AlreadyDone when it is saved for this item, SecretPasted, NotActive; KeyError for an unknown item.
    """
    require_active(handover)
    title = handover.playbook.item(item).title
    answer = handover.answer(item)
    if any(one.link == permalink for one in answer.evidence):
        raise AlreadyDone(Done.MESSAGE_SAVED, title)
    if holds_secret(text):
        raise SecretPasted
    saved = Evidence(text.strip() or NO_WORDS, permalink, by, now)
    kept = replace(answer, evidence=(*answer.evidence, saved))
    return concluded(replace(handover, answers={**handover.answers, item: kept}))
