"""The channel that several handovers of one book share."""

from dataclasses import dataclass

from handover.model.disclosure import NeutralText


@dataclass(frozen=True)
class SharedChannel:
    """Which channel a handover shares: that of its book for the accounts of `leaver` that go to `incoming`; and who is in it.

    `leaver` is whose accounts they were by the book, `outgoing` who answers for them.
    """

    book: NeutralText
    leaver: NeutralText
    outgoing: NeutralText
    incoming: NeutralText
    manager: NeutralText = ""

    @property
    def people(self) -> tuple[str, ...]:
        """User ids of who is in it, each once: those who have a part in all of its handovers."""
        return tuple(dict.fromkeys(user for user in (self.outgoing, self.incoming, self.manager) if user))
