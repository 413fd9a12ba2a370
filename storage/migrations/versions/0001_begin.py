"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_OPEN = sa.text("is_open")
_UNFINISHED = sa.text("finished_at IS NULL")
_LEASED = sa.text("leased_until IS NOT NULL")


def upgrade() -> None:
    """Create every table."""
    _create_handovers()
    _create_what_belongs_to_a_handover()
    _create_people()
    _create_errands()
    op.create_table(
        "seen_events",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "event_id", name="pk_seen_events"),
    )


def downgrade() -> None:
    """Drop every table, and with them everything remembered."""
    for table in ("errands", "seen_events", "digests", "people", "places", "participants", "handovers"):
        op.drop_table(table)


def _create_handovers() -> None:
    op.create_table(
        "handovers",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("account_key", sa.Text(), nullable=False),
        sa.Column("playbook", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id", name="pk_handovers"),
    )
    op.create_index("ix_handovers_playbook", "handovers", ["playbook"])
    op.create_index(
        "uq_handovers_one_open_per_account",
        "handovers",
        ["workspace", "account_key"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
    op.create_index(
        "ix_handovers_open", "handovers", ["workspace", "opened_at"], sqlite_where=_OPEN, postgresql_where=_OPEN
    )


def _create_what_belongs_to_a_handover() -> None:
    op.create_table(
        "participants",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("handover_id", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "handover_id", "person", name="pk_participants"),
        _belongs_to_a_handover("participants"),
    )
    op.create_index("ix_participants_person", "participants", ["workspace", "person"])
    op.create_table(
        "places",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("handover_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("ts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "handover_id", "kind", name="pk_places"),
        _belongs_to_a_handover("places"),
    )
    op.create_index("ix_places_where", "places", ["workspace", "conversation", "ts"])


def _belongs_to_a_handover(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace", "handover_id"],
        ["handovers.workspace", "handovers.id"],
        name=f"fk_{table}_handovers",
        ondelete="CASCADE",
    )


def _create_people() -> None:
    op.create_table(
        "people",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("next_digest_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("workspace", "id", name="pk_people"),
    )
    op.create_index("ix_people_next_digest_at", "people", ["next_digest_at"])
    op.create_table(
        "digests",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("ts", sa.Text(), nullable=False),
        sa.Column("todos", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "person", "day", name="pk_digests"),
    )
    op.create_index("ix_digests_where", "digests", ["workspace", "conversation", "ts"])


def _create_errands() -> None:
    op.create_table(
        "errands",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_try", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True)),
        sa.Column("leased_until", sa.DateTime(timezone=True)),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_errands"),
        sa.UniqueConstraint("workspace", "key", name="uq_errands_workspace_key"),
    )
    for name, columns in {
        "ix_errands_waiting": ["rank", "due", "place"],
        "ix_errands_lane": ["workspace", "lane", "place"],
        "ix_errands_place": ["place"],
        "ix_errands_next_try": ["next_try"],
    }.items():
        op.create_index(name, "errands", columns, sqlite_where=_UNFINISHED, postgresql_where=_UNFINISHED)
    op.create_index(
        "ix_errands_leased_until", "errands", ["leased_until"], sqlite_where=_LEASED, postgresql_where=_LEASED
    )
