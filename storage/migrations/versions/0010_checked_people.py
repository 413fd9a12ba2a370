"""When Slack last said who somebody is; and nothing is kept any more of people who take part in nothing and have set nothing."""

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_PEOPLE = sa.table(
    "people", sa.column("workspace", sa.Text()), sa.column("id", sa.Text()), sa.column("document", sa.Text())
)
_PARTICIPANTS = sa.table("participants", sa.column("workspace", sa.Text()), sa.column("person", sa.Text()))


def upgrade() -> None:
    """Add the column, empty: whoever acts next is asked about. Forget those who were only mentioned or once pressed something."""
    op.add_column("people", sa.Column("checked_at", sa.DateTime(timezone=True)))
    connection, people = op.get_bind(), _PEOPLE.c
    takes_part = sa.exists().where(_PARTICIPANTS.c.workspace == people.workspace, _PARTICIPANTS.c.person == people.id)
    bystanders = sa.select(people.workspace, people.id, people.document).where(~takes_part)
    for workspace, user, document in connection.execute(bystanders).all():
        if not _has_settings(document):
            connection.execute(_PEOPLE.delete().where((people.workspace == workspace) & (people.id == user)))


def downgrade() -> None:
    """Forget when they were asked about."""
    op.drop_column("people", "checked_at")


def _has_settings(document: str) -> bool:
    """Return whether the person has saved the settings form: nothing in it is a guess or as it was at first any more.

    What cannot be read may be settings, and is kept.
    """
    try:
        person: Mapping[str, Any] = {**json.loads(document)}
    except (ValueError, TypeError):
        return True
    at_first = person.get("guessed") or not person.get("country")
    as_it_was = (
        person.get("digest_hour", 9) == 9
        and person.get("intensity", "standard") == "standard"
        and not person.get("away_until")
        and not person.get("profile_line")
        and (person.get("guessed") or sorted(person.get("workdays", [0, 1, 2, 3, 4])) == [0, 1, 2, 3, 4])
    )
    return not (at_first and as_it_was)
