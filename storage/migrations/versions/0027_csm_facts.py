"""What is kept of each CSM's work, and who leads; nobody has said anything yet."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, empty: everybody carries the usual number of accounts, and only admins and managers lead."""
    op.create_table(
        "csm_facts",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "person", name="pk_csm_facts"),
    )
    op.create_table(
        "leaders",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("chosen", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", name="pk_leaders"),
    )


def downgrade() -> None:
    """Forget them."""
    op.drop_table("leaders")
    op.drop_table("csm_facts")
