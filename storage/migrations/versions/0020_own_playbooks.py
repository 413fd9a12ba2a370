"""Playbooks of a workspace's own, with every version and the change that made it."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, empty: a workspace has none of its own until somebody copies one."""
    op.create_table(
        "own_playbooks",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "key", name="pk_own_playbooks"),
    )
    op.create_table(
        "playbook_edits",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("edit", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "key", "version", name="pk_playbook_edits"),
        sa.ForeignKeyConstraint(
            ["workspace", "key"],
            ["own_playbooks.workspace", "own_playbooks.key"],
            name="fk_playbook_edits_own_playbooks",
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    """Forget them. Handovers keep the entries they were started with."""
    op.drop_table("playbook_edits")
    op.drop_table("own_playbooks")
