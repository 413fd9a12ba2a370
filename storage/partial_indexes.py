"""The indexes that hold some rows of a table only. Declaring them adds them to the metadata of `storage/tables.py`.

They are for the migrations alone, and apart from the tables because SQLAlchemy imports the dialect of every database that such
an index names: a tenth of a second that each start would wait.
"""

from sqlalchemy import Index, Table, text

from storage import tables

# SQLite takes a partial index only for a question that says the very same, which SQLAlchemy's `is_open = 1` does not.
_OPEN = "is_open"
_UNFINISHED = "finished_at IS NULL"
_FINISHED = "finished_at IS NOT NULL"
_LEASED = "leased_until IS NOT NULL"
_FAILED = "state = 'failed'"


def _index(name: str, table: Table, columns: str, where: str, *, unique: bool = False) -> None:
    condition = text(where)
    Index(
        name,
        *(table.c[column] for column in columns.split()),
        unique=unique,
        sqlite_where=condition,
        postgresql_where=condition,
    )


_index("uq_handovers_one_open_per_account", tables.handovers, "workspace account_key", _OPEN, unique=True)
_index("ix_handovers_open", tables.handovers, "workspace opened_at", _OPEN)
_index("ix_participants_open", tables.participants, "workspace person handover_id", _OPEN)
_index("ix_jobs_waiting", tables.jobs, "workspace rank due place kind", _UNFINISHED)
_index("ix_jobs_lane", tables.jobs, "workspace lane place", _UNFINISHED)
_index("ix_jobs_place", tables.jobs, "place", _UNFINISHED)
_index("ix_jobs_next_try", tables.jobs, "next_try", _UNFINISHED)
_index("ix_jobs_next_try_here", tables.jobs, "workspace next_try", _UNFINISHED)
_index("ix_jobs_leased_until", tables.jobs, "workspace leased_until", _LEASED)
_index("ix_jobs_finished", tables.jobs, "kind finished_at", _FINISHED)
_index("ix_jobs_failed", tables.jobs, "finished_at", _FAILED)

metadata = tables.metadata
"""All tables with all of their indexes."""
