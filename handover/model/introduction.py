"""The introduction e-mail to the customer: its draft, its approval, its being sent."""

from dataclasses import dataclass
from datetime import datetime

LONGEST_BODY = 3000
"""Characters that the form can show, and so keep whole."""


@dataclass(frozen=True)
class Introduction:
    """The e-mail as it stands. `version` grows with every edit, and an approval counts only for the version it was given to."""

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
        """Whether somebody has saved a draft."""
        return self.version > 0

    @property
    def approved(self) -> bool:
        """Whether the version as it stands has been approved by a second person."""
        return self.approved_at is not None and self.approved_version == self.version

    @property
    def sent(self) -> bool:
        """Whether somebody has said that they sent it."""
        return self.sent_at is not None
