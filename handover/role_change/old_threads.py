"""What somebody writes in the thread of a role that another person has now: theirs where they kept it, else answered kindly."""

from dataclasses import dataclass
from datetime import datetime

from handover.access import may_see
from handover.interview.answering import ThreadMessage
from handover.interview.filing import FiledAs, Target, file_message
from handover.interview.prompts import newest_prompt_at
from handover.model.audit import PLAN_PEOPLE
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.interview import Interview, PromptKind
from handover.model.kept import ThingKind
from handover.model.people import Person, Role
from handover.model.refusals import NotAParticipant, Refusal

_KINDS = {PromptKind.ITEM: ThingKind.ITEM, PromptKind.QUESTION: ThingKind.QUESTION}


@dataclass
class TakesNoPartNow(Refusal):
    """Somebody who had a role in the handover takes no part any more; `who` has it now."""

    account: str
    who: str


@dataclass
class NotKept(Refusal):
    """What somebody writes in the thread of a role they had belongs to nothing that is still theirs; `who` has the role now."""

    account: str
    who: str


def still_in(handover: Handover, person: Person, role: Role) -> Handover:
    """Return the handover for whoever may see it. Raises TakesNoPartNow for who had a part before, else NotAParticipant."""
    if may_see(handover, person):
        return handover
    had_part = any(one.what in PLAN_PEOPLE and one.before == person.id for one in handover.changes)
    if had_part and not person.barred:
        raise TakesNoPartNow(handover.account, handover.person(role))
    raise NotAParticipant(handover.account)


def had_role(handover: Handover, user: str, role: Role) -> bool:
    """Return whether this person was asked in the role, which somebody else has now."""
    return handover.person(role) != user and _interview(handover, user, role) is not None


def kept_at(handover: Handover, user: str, role: Role, at: datetime) -> Target:
    """Return the thing that this person kept and had been asked when they wrote at `at` (UTC). Raises NotKept."""
    interview = _interview(handover, user, role)
    prompt = newest_prompt_at(interview, at) if interview is not None else None
    kind = _KINDS.get(prompt.kind) if prompt is not None else None
    if prompt is None or kind is None or handover.keeper(kind, prompt.subject) != user:
        raise NotKept(handover.account, handover.person(role))
    return Target(prompt.kind, prompt.subject)


def save_kept(handover: Handover, message: ThreadMessage, target: Target) -> Decision:
    """Keep what they write as the answer to what is still theirs."""
    return file_message(handover, message, target, FiledAs.ANSWER)


def _interview(handover: Handover, user: str, role: Role) -> Interview | None:
    return next((one for one in handover.interviews if (one.person, one.role) == (user, role)), None)
