"""Whose open handovers, whose morning next, and which lease ends next: each found without passing over anybody else's."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_OPEN = sa.text("is_open")
_LEASED = sa.text("leased_until IS NOT NULL")


def upgrade() -> None:
    """Say beside each participant whether the handover is open, and build the indexes."""
    op.add_column("participants", sa.Column("is_open", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(
        "UPDATE participants SET is_open = (SELECT handovers.is_open FROM handovers"
        " WHERE handovers.workspace = participants.workspace AND handovers.id = participants.handover_id)"
    )
    person = ["workspace", "person", "handover_id"]
    op.drop_index("ix_participants_person", "participants")
    op.create_index("ix_participants_person", "participants", person)
    op.create_index("ix_participants_open", "participants", person, sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_index("ix_people_next_digest_here", "people", ["workspace", "next_digest_at"])
    _index_leases("workspace", "leased_until")


def downgrade() -> None:
    """Take it all back."""
    _index_leases("leased_until")
    op.drop_index("ix_people_next_digest_here", "people")
    op.drop_index("ix_participants_open", "participants")
    op.drop_index("ix_participants_person", "participants")
    op.create_index("ix_participants_person", "participants", ["workspace", "person"])
    op.drop_column("participants", "is_open")


def _index_leases(*columns: str) -> None:
    op.drop_index("ix_errands_leased_until", "errands")
    op.create_index("ix_errands_leased_until", "errands", list(columns), sqlite_where=_LEASED, postgresql_where=_LEASED)
