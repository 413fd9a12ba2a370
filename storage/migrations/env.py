"""Alembic's way in: runs the steps on the connection and in the transaction that `storage/database/migrate.py` hands over."""

from alembic import context

from storage.database.revisions import REVISION_TABLE
from storage.partial_indexes import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=REVISION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
