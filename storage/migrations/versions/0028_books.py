"""Accounts that are handed over together, each with who is to take it over, when, and what has become of it."""

import sqlalchemy as sa
from alembic import op

from storage.database.columns import UtcMoment, Words

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "books",
        sa.Column("workspace", Words, nullable=False),
        sa.Column("id", Words, nullable=False),
        sa.Column("opened_by", Words, nullable=False),
        sa.Column("opened_at", UtcMoment, nullable=False),
        sa.Column("state", Words, nullable=False),
        sa.Column("document", Words, nullable=False),
        sa.Column("source", Words, nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("workspace", "id"),
    )
    op.create_index("ix_books_opened", "books", ["workspace", "opened_by", "state"])
    op.create_table(
        "book_rows",
        sa.Column("workspace", Words, nullable=False),
        sa.Column("book_id", Words, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("account_id", Words, nullable=False),
        sa.Column("incoming", Words, nullable=False),
        sa.Column("state", Words, nullable=False),
        sa.Column("handover_id", Words, nullable=False),
        sa.Column("document", Words, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "book_id", "number"),
        sa.ForeignKeyConstraint(["workspace", "book_id"], ["books.workspace", "books.id"], ondelete="CASCADE"),
    )
    op.create_index("ix_book_rows_account", "book_rows", ["workspace", "account_id"])
    op.create_index("ix_book_rows_handover", "book_rows", ["workspace", "handover_id"])


def downgrade() -> None:
    """Forget the books. Handovers that were begun stay."""
    op.drop_index("ix_book_rows_handover", "book_rows")
    op.drop_index("ix_book_rows_account", "book_rows")
    op.drop_table("book_rows")
    op.drop_index("ix_books_opened", "books")
    op.drop_table("books")
