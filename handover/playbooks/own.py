"""A workspace's own playbook as it is kept: its file, and all of it, for when it cannot follow the other playbook any more."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from handover.model.playbook import Playbook
from handover.playbooks.drafts import Draft, draft_of, file_of, playbook_of, split_kinds, standing_alone
from handover.playbooks.library import Library, with_own
from handover.playbooks.source import PlaybookError, Source

MOST_OWN = 50
"""Playbooks of a workspace's own, retired ones included: a menu has room for a hundred."""


class UnreadablePlaybook(ValueError):
    """What is stored of a workspace's own playbook cannot be read."""


@dataclass(frozen=True)
class OwnPlaybook:
    """A playbook of a workspace's own in one version, counted from 1; 0 for one that is not stored yet.

    One that is `retired` is offered to no handover that starts. `instead_of` is the key of the playbook in whose place it is
    proposed, empty for none.
    """

    draft: Draft
    version: int = 0
    retired: bool = False
    instead_of: str = ""

    @property
    def key(self) -> str:
        """The key of the playbook."""
        return self.draft.key

    @cached_property
    def playbook(self) -> Playbook:
        """The playbook as handovers start with it."""
        return playbook_of(self.draft)


def ready_draft(library: Library, key: str) -> Draft:
    """Return a ready playbook as a draft that follows it, and is no different."""
    ready = library[key]
    items, steps = split_kinds(one.fields for one in library.entries[key])
    return Draft(key, ready.name, ready.description, ready.workdays, items, steps, key)


def own_document(library: Library, own: OwnPlaybook) -> str:
    """Return a playbook as it is stored: its file, and the same one standing alone."""
    tree = {
        "file": file_of(library, own.draft),
        "whole": file_of(library, standing_alone(own.draft)),
        "retired": own.retired,
        "instead_of": own.instead_of,
    }
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=512)
def own_from(library: Library, document: str, version: int) -> OwnPlaybook:
    """Return the playbook that a document holds, with what has become of the playbook that it follows.

    Where the two do not fit together any more, it is as it was when it was stored last, and follows none. Raises
    UnreadablePlaybook.
    """
    try:
        tree = json.loads(document)
        try:
            draft = draft_of(library, _source(tree["file"]))
        except PlaybookError:
            draft = draft_of(library, _source(tree["whole"]))
        return OwnPlaybook(draft, version, bool(tree["retired"]), str(tree["instead_of"]))
    except (ValueError, LookupError, TypeError) as error:
        raise UnreadablePlaybook from error


def checked(library: Library, own: OwnPlaybook) -> OwnPlaybook:
    """Return the playbook unchanged. Raises PlaybookError with what is wrong in it: the same as for a file."""
    draft_of(library, _source(file_of(library, standing_alone(own.draft))))
    return own


def workspace_library(library: Library, own: Iterable[OwnPlaybook]) -> Library:
    """Return the library of a workspace: what comes with the program, and its own playbooks that are not retired."""
    offered = {one.key: one for one in own if not one.retired}
    if not offered:
        return library
    instead_of = {one.instead_of: one.key for one in offered.values() if one.instead_of in library}
    return with_own(library, {key: one.playbook for key, one in offered.items()}, instead_of)


def _source(data: object) -> Source:
    return Source("", data, {(): 1})
