"""The stored state of the introduction e-mail."""

from dataclasses import dataclass
from datetime import datetime

LONGEST_BODY = 3000
"""Characters the form can show, and so the most that is stored."""


@dataclass(frozen=True)
class Introduction:
    """The e-mail with its approval. `version` grows with each edit; an approval is for one version."""

    to: str = ""
    subject: str = ""
    body: str = ""
    version: int = 0
    author: str = ""
    edited_at: datetime | None = None
    asked_at: datetime | None = None
    approved_version: int = 0
    approved_by: str = ""
    approved_at: datetime | None = None
    sent_by: str = ""
    sent_at: datetime | None = None

    @property
    def drafted(self) -> bool:
        """Whether a draft was saved."""
        return self.version > 0

    @property
    def approved(self) -> bool:
        """Whether the current version is approved."""
        return self.approved_at is not None and self.approved_version == self.version

    @property
    def sent(self) -> bool:
        """Whether it was marked as sent."""
        return self.sent_at is not None
