"""The jobs that look for what a restored database does not know are named after the restore, as all else of that feature is."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Rename their kinds, with the keys and lanes that begin with them."""
    _rename("set_back", "restored")


def downgrade() -> None:
    """Name them as before."""
    _rename("restored", "set_back")


def _rename(old: str, new: str) -> None:
    jobs = sa.table("jobs", *map(sa.column, ("kind", "key", "lane")))
    for what in ("look", "told"):
        before, after = f"{old}_{what}", f"{new}_{what}"
        renamed = {name: sa.func.replace(jobs.c[name], f"{before}:", f"{after}:") for name in ("key", "lane")}
        op.execute(sa.update(jobs).where(jobs.c.kind == before).values(kind=after, **renamed))
