"""The queue's table is called jobs, addresses in Slack are slack_refs, and the newest digest's day is last_digest_on."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_UNFINISHED = "finished_at IS NULL"
_INDEXES = (
    ("waiting", ("workspace", "rank", "due", "place", "kind"), _UNFINISHED),
    ("lane", ("workspace", "lane", "place"), _UNFINISHED),
    ("place", ("place",), _UNFINISHED),
    ("next_try", ("next_try",), _UNFINISHED),
    ("next_try_here", ("workspace", "next_try"), _UNFINISHED),
    ("leased_until", ("workspace", "leased_until"), "leased_until IS NOT NULL"),
    ("finished", ("kind", "finished_at"), "finished_at IS NOT NULL"),
    ("failed", ("finished_at",), "state = 'failed'"),
)


def upgrade() -> None:
    """Copy every row into the table of the new name, with constraints and indexes named after it."""
    _move_queue("errands", "jobs")
    _move_refs("places", "slack_refs")
    op.alter_column("people", "heard_on", new_column_name="last_digest_on")


def downgrade() -> None:
    """Copy every row back."""
    op.alter_column("people", "last_digest_on", new_column_name="heard_on")
    _move_refs("slack_refs", "places")
    _move_queue("jobs", "errands")


def _move_queue(old: str, new: str) -> None:
    moment = sa.DateTime(timezone=True)
    table = op.create_table(
        new,
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("asked_at", moment),
        sa.Column("due", moment, nullable=False),
        sa.Column("next_try", moment, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("claimed_at", moment),
        sa.Column("leased_until", moment),
        sa.Column("finished_at", moment),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{new}"),
        sa.UniqueConstraint("workspace", "key", name=f"uq_{new}_workspace_key"),
    )
    _copy(old, new, [column.name for column in table.columns])
    if op.get_bind().dialect.name == "postgresql":
        # The copied ids did not come from the new table's own sequence.
        op.execute(
            f"SELECT setval(pg_get_serial_sequence('{new}', 'id'), coalesce(max(id), 0) + 1, false) FROM {new}"  # noqa: S608
        )
    for name, columns, where in _INDEXES:
        condition = sa.text(where)
        op.create_index(f"ix_{new}_{name}", new, list(columns), sqlite_where=condition, postgresql_where=condition)


def _move_refs(old: str, new: str) -> None:
    table = op.create_table(
        new,
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("handover_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("ts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "handover_id", "kind", name=f"pk_{new}"),
        sa.ForeignKeyConstraint(
            ["workspace", "handover_id"],
            ["handovers.workspace", "handovers.id"],
            name=f"fk_{new}_handovers",
            ondelete="CASCADE",
        ),
    )
    _copy(old, new, [column.name for column in table.columns])
    op.create_index(f"ix_{new}_where", new, ["workspace", "conversation", "ts"])


def _copy(old: str, new: str, columns: list[str]) -> None:
    names = ", ".join(columns)
    op.execute(f"INSERT INTO {new} ({names}) SELECT {names} FROM {old}")  # noqa: S608
    op.drop_table(old)
