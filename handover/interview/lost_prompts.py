"""Prompts that stand in the thread and that the database does not know, because an older copy of it was restored.

They are kept as prompts of the kind `LOST`, with their numbers and times: what was written to one of them is never taken for
a reply to an older prompt, and no number is used twice.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from handover.access import require_active
from handover.interview.answering import find_holder
from handover.interview.jobs import PROMPT, prompt
from handover.interview.prompts import newest_prompt_at
from handover.interview.questions import put_again, put_next_prompt, with_outcome
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.interview import Prompt, PromptKind, PromptOutcome
from handover.stages import concluded
from handover.time.timestamps import moment_of


def number_of_prompt(handover: Handover, key: str) -> int | None:
    """Return the number of the prompt that the job of this key posted, None for a job that posts no prompt of this handover."""
    start = prompt(handover.id, handover.outgoing, 0).key.removesuffix("0")
    number = key.removeprefix(start)
    return int(number) if key.startswith(start) and number.isdecimal() else None


def handover_of_prompt(key: str) -> str:
    """Return the id of the handover whose prompt the job of this key posted; empty for another job."""
    kind, _, rest = key.partition(":")
    return rest.partition(":")[0] if kind == PROMPT else ""


def note_lost(handover: Handover, in_slack: Mapping[int, datetime]) -> Decision:
    """Record the prompts of `in_slack` (number → when posted, UTC) that are newer than the newest known one, and ask on below them.

    The prompt that was open is put again, with a number above all others. Raises NotActive.
    """
    require_active(handover)
    prompts, current = handover.interview.prompts, handover.interview.current
    newest = prompts[-1].seq if prompts else 0
    lost = tuple(
        Prompt(seq, PromptKind.LOST, "", PromptOutcome.SUPERSEDED, at)
        for seq, at in sorted(in_slack.items())
        if seq > newest
    )
    if not lost:
        return unchanged(handover)
    if current is not None:
        handover = with_outcome(handover, current.seq, PromptOutcome.SUPERSEDED)
    handover = replace(handover, interview=replace(handover.interview, prompts=(*handover.interview.prompts, *lost)))
    if current is None or current.kind is PromptKind.FINISHED or handover.interview.paused:
        asked, follow = put_next_prompt(handover)
    else:
        asked, follow = put_again(handover, current.kind, current.subject)
    return concluded(asked, *follow)


def answers_lost(handover: Handover, stamp: str) -> bool:
    """Return whether the message of this time stamp is stored nowhere and was written to a prompt that was lost."""
    asked = newest_prompt_at(handover, moment_of(stamp))
    return asked is not None and asked.kind is PromptKind.LOST and find_holder(handover, stamp) is None
