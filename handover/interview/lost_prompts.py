"""Prompts that stand in the thread and that the database does not know, because an older copy of it was restored.

They are kept as prompts of the kind `LOST`, with their numbers and times: what was written to one of them is never taken for
a reply to an older prompt, and no number is used twice.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from handover.access import require_active
from handover.interview.answering import find_holder
from handover.interview.jobs import PROMPT
from handover.interview.prompts import newest_number, newest_prompt_at, with_interview
from handover.interview.questions import put_again, put_next_prompt, with_outcome
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.interview import Prompt, PromptKind, PromptOutcome
from handover.model.people import Role
from handover.stages import concluded
from handover.time.timestamps import moment_of


def number_of_prompt(handover: Handover, key: str) -> int | None:
    """Return the number of the prompt that the job of this key posted, None for a job that posts no prompt of this handover."""
    start = f"{PROMPT}:{handover.id}:"
    number = key.removeprefix(start)
    return int(number) if key.startswith(start) and number.isdecimal() else None


def handover_of_prompt(key: str) -> str:
    """Return the id of the handover whose prompt the job of this key posted; empty for another job."""
    kind, _, rest = key.partition(":")
    return rest.partition(":")[0] if kind == PROMPT else ""


def note_lost(handover: Handover, role: Role, in_slack: Mapping[int, datetime]) -> Decision:
    """Record the prompts of `in_slack` (number → when posted, UTC) that are newer than the newest known one of the interview.

    It is asked on below them: the prompt that was open is put again, with a number above all others. Raises NotActive.
    """
    require_active(handover)
    interview, current = handover.interview_of(role), handover.interview_of(role).current
    numbers = sorted(seq for seq in in_slack if seq > max((one.seq for one in interview.prompts), default=0))
    if not numbers:
        return unchanged(handover)
    if current is not None:
        handover = with_outcome(handover, current.seq, PromptOutcome.SUPERSEDED)
    for seq in numbers:
        # In another's interview its number may have been given once more since.
        lost = Prompt(
            max(seq, newest_number(handover) + 1), PromptKind.LOST, "", PromptOutcome.SUPERSEDED, in_slack[seq]
        )
        interview = handover.interview_of(role)
        handover = with_interview(handover, replace(interview, prompts=(*interview.prompts, lost)))
    if current is None or current.kind is PromptKind.FINISHED or interview.paused:
        asked, follow = put_next_prompt(handover, role)
    else:
        asked, follow = put_again(handover, current.kind, current.subject)
    return concluded(asked, *follow)


def answers_lost(handover: Handover, role: Role, stamp: str) -> bool:
    """Return whether the message of this time stamp is stored nowhere and was written to a lost prompt of this interview."""
    asked = newest_prompt_at(handover.interview_of(role), moment_of(stamp))
    return asked is not None and asked.kind is PromptKind.LOST and find_holder(handover, stamp) is None
