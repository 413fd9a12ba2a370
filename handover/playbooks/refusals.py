"""What is refused about a workspace's own playbooks."""

from dataclasses import dataclass

from handover.model.refusals import Refusal


class LeadsOnly(Refusal):
    """Only workspace admins and team leads change playbooks."""


class UnknownPlaybook(Refusal):
    """The workspace has no playbook with this key."""


class ChangedSince(Refusal):
    """Somebody has changed the playbook since it was shown."""


class NothingToUndo(Refusal):
    """The playbook is as it was when it was made."""


@dataclass
class TooManyPlaybooks(Refusal):
    """The workspace has as many playbooks of its own as it can have."""

    most: int


@dataclass
class EntryGone(Refusal):
    """The playbook has no such entry any more."""


@dataclass
class EntryNeeded(Refusal):
    """Every playbook needs this step: `title` is its title."""

    title: str


@dataclass
class NotSound(Refusal):
    """The playbook would not be in order: what would be wrong, a line each."""

    problems: tuple[str, ...]
