"""Stored rows that cannot be read: kept as they are, never deleted, and told to whoever runs the bot."""

from collections.abc import Sequence

import structlog

log = structlog.get_logger(__name__)


class UnreadableRows:
    """The rows that this process has found to be unreadable. The log says each once, with its id and no more."""

    def __init__(self) -> None:
        self._found: set[tuple[str, str, str]] = set()

    @property
    def found(self) -> Sequence[tuple[str, str, str]]:
        """What was found so far: kind, workspace and id of each, in this order."""
        return sorted(self._found)

    def note(self, kind: str, workspace: str, id_: str) -> None:
        """Note one that cannot be read."""
        if (kind, workspace, id_) not in self._found:
            self._found.add((kind, workspace, id_))
            log.error("storage.unreadable", kind=kind, workspace=workspace, id=id_, todo=TODO)

    def forget(self, kind: str, workspace: str, id_: str) -> None:
        """Note that it can be read again."""
        self._found.discard((kind, workspace, id_))


TODO = "It is kept as it is, and everything else goes on. Restore this row from a backup; python -m bot doctor lists all such rows."
