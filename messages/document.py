"""The handover document: everything known about the account as one Markdown file (P78, P80)."""

import re
from collections.abc import Mapping
from datetime import datetime

from handover.document import people_named
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import StepKind
from messages.kit.prose import rendered
from messages.kit.text import oneline, shorten
from messages.overrides import in_plain_words
from messages.stages import STATUSES, stage_or_status


def document(handover: Handover, people: Mapping[str, Person]) -> str:
    """Return the document in Markdown, with user text escaped."""
    names = {user: people[user].name if user in people else user for user in people_named(handover)}
    status = STATUSES[handover.status] if not handover.open else stage_or_status(handover)
    return rendered(
        "blueprint.md.j2",
        handover=handover,
        names=names,
        status=status,
        overrides=[in_plain_words(one, names) for one in handover.overrides],
        introduction_step=handover.playbook.step_of_kind(StepKind.INTRODUCTION).key,
    )


def file_name(handover: Handover, at: datetime) -> str:
    """Return the file name for the document of a UTC time: letters and digits of the account, no path characters.

    The time makes names of different documents differ, and lets a retry find the first upload.
    """
    plain = re.sub(r"[^\w]+", "-", oneline(handover.account), flags=re.UNICODE).strip("-_")
    return f"handover-{shorten(plain, 60).rstrip('…-') or handover.id}-{at:%Y-%m-%d-%H%M%S}.md"
