"""The tables, each but the last two keyed by workspace, without their partial indexes (`storage/partial_indexes.py`).

The migrations in `storage/migrations` build exactly what the two modules say (tested).
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    text,
)

from storage.database.columns import LocalDay, SmallMapping, UtcMoment, Words

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

handovers = Table(
    "handovers",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("id", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("account", Words, nullable=False),
    Column("account_key", Words, nullable=False),
    Column("playbook", Words, nullable=False, index=True),
    Column("status", Words, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("opened_at", UtcMoment, nullable=False),
    Column("closed_at", UtcMoment),
    Column("document", Words, nullable=False),
    Column("account_id", Words, nullable=False, server_default=""),
    PrimaryKeyConstraint("workspace", "id"),
    Index("ix_handovers_account", "workspace", "account_id"),
)

HANDOVER_IS_OPEN = text("handovers.is_open")
"""The handover is open, in the words of the partial indexes."""

participants = Table(
    "participants",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("handover_id", Words, nullable=False),
    Column("person", Words, nullable=False),
    Column("is_open", Boolean, nullable=False),
    PrimaryKeyConstraint("workspace", "handover_id", "person"),
    ForeignKeyConstraint(["workspace", "handover_id"], ["handovers.workspace", "handovers.id"], ondelete="CASCADE"),
    # Each holds all that is asked for: else SQLite reads through everybody's rows in the primary key, which does.
    Index("ix_participants_person", "workspace", "person", "handover_id"),
)

PARTICIPANT_IS_OPEN = text("participants.is_open")
"""The handover somebody takes part in is open, in the words of the partial index."""

JOB_FAILED = text("jobs.state = 'failed'")
"""The job has failed, in the words of the partial index."""

slack_refs = Table(
    "slack_refs",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("handover_id", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("conversation", Words, nullable=False),
    Column("ts", Words, nullable=False),
    PrimaryKeyConstraint("workspace", "handover_id", "kind"),
    ForeignKeyConstraint(["workspace", "handover_id"], ["handovers.workspace", "handovers.id"], ondelete="CASCADE"),
    Index("ix_slack_refs_where", "workspace", "conversation", "ts"),
)

# Where something was before it was put elsewhere: what is said there is still heard.
former_slack_refs = Table(
    "former_slack_refs",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("conversation", Words, nullable=False),
    Column("ts", Words, nullable=False),
    Column("handover_id", Words, nullable=False),
    Column("kind", Words, nullable=False),
    PrimaryKeyConstraint("workspace", "conversation", "ts", "handover_id"),
    ForeignKeyConstraint(["workspace", "handover_id"], ["handovers.workspace", "handovers.id"], ondelete="CASCADE"),
    Index("ix_former_slack_refs_handover", "workspace", "handover_id"),
)

people = Table(
    "people",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("id", Words, nullable=False),
    Column("document", Words, nullable=False),
    Column("next_digest_at", UtcMoment, index=True),
    Column("last_digest_on", LocalDay),
    # When Slack last said who they are; empty when it has to be asked before anything is decided on it.
    Column("checked_at", UtcMoment),
    PrimaryKeyConstraint("workspace", "id"),
    Index("ix_people_next_digest_here", "workspace", "next_digest_at"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("id", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("name", Words, nullable=False),
    Column("owner", Words, nullable=False),
    Column("backup", Words, nullable=False),
    Column("document", Words, nullable=False),
    Column("ping_at", UtcMoment),
    Column("pinged_on", Date),
    Column("pinged_items", Words, nullable=False, server_default=""),
    Column("no_ping_for", Words, nullable=False, server_default=""),
    # Who covers for the owner, and until when: empty for nobody, and where nobody knows.
    Column("covered_by", Words, nullable=False, server_default=""),
    Column("covered_until", Date),
    # The account that this one has gone into, when, and how; empty for one that stands by itself.
    Column("merged_into", Words, nullable=False, server_default=""),
    Column("merged_at", UtcMoment),
    Column("merge", Words, nullable=False, server_default=""),
    Index("ix_accounts_merged", "workspace", "merged_into", "merged_at"),
    PrimaryKeyConstraint("workspace", "id"),
    Index("ix_accounts_ping_due", "workspace", "owner", "ping_at", "id"),
    Index("ix_accounts_pinged", "workspace", "owner", "pinged_on"),
)

# Accounts that have no owner who is there: since when, who (empty: the first CS leader) is to be told when, and was told what
# when. `since` is empty once they have one.
limbo = Table(
    "limbo",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("account_id", Words, nullable=False),
    Column("since", UtcMoment),
    Column("who", Words, nullable=False),
    Column("due_at", UtcMoment),
    Column("told", Integer, nullable=False, server_default="0"),
    Column("told_on", Date),
    Column("told_to", Words, nullable=False, server_default=""),
    PrimaryKeyConstraint("workspace", "account_id"),
    ForeignKeyConstraint(["workspace", "account_id"], ["accounts.workspace", "accounts.id"], ondelete="CASCADE"),
    Index("ix_limbo_due", "workspace", "who", "due_at"),
    Index("ix_limbo_told", "workspace", "told_to", "told_on"),
)

# Every name an account is known by; `key` is that of `storage.handovers.account_key`.
account_names = Table(
    "account_names",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("account_id", Words, nullable=False),
    PrimaryKeyConstraint("workspace", "key"),
    ForeignKeyConstraint(["workspace", "account_id"], ["accounts.workspace", "accounts.id"], ondelete="CASCADE"),
    Index("ix_account_names_account", "workspace", "account_id"),
)

# Who has a part in an account: owner, backup, manager, team.
account_people = Table(
    "account_people",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("account_id", Words, nullable=False),
    Column("person", Words, nullable=False),
    PrimaryKeyConstraint("workspace", "account_id", "person"),
    ForeignKeyConstraint(["workspace", "account_id"], ["accounts.workspace", "accounts.id"], ondelete="CASCADE"),
    Index("ix_account_people_person", "workspace", "person", "account_id"),
)

# What is known of an account, one row for each item of a playbook; from `stale_at` on it is stale.
account_entries = Table(
    "account_entries",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("account_id", Words, nullable=False),
    Column("item", Words, nullable=False),
    Column("place", Integer, nullable=False),
    Column("kind", Words, nullable=False, server_default="text"),
    Column("stale_at", UtcMoment),
    Column("document", Words, nullable=False),
    PrimaryKeyConstraint("workspace", "account_id", "item"),
    ForeignKeyConstraint(["workspace", "account_id"], ["accounts.workspace", "accounts.id"], ondelete="CASCADE"),
    Index("ix_account_entries_stale", "workspace", "stale_at", "account_id"),
    Index("ix_account_entries_stalest", "workspace", "account_id", "stale_at", "item"),
)

# What people have changed in entries, numbered for each; `former` is the entry before the newest change, to go back to.
account_entry_changes = Table(
    "account_entry_changes",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("account_id", Words, nullable=False),
    Column("item", Words, nullable=False),
    Column("number", Integer, nullable=False),
    Column("document", Words, nullable=False),
    Column("former", Words, nullable=False),
    PrimaryKeyConstraint("workspace", "account_id", "item", "number"),
    ForeignKeyConstraint(["workspace", "account_id"], ["accounts.workspace", "accounts.id"], ondelete="CASCADE"),
)

canvases = Table(
    "canvases",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("handover_id", Words, nullable=False),
    Column("canvas_id", Words, nullable=False),
    Column("document", Words, nullable=False),
    PrimaryKeyConstraint("workspace", "handover_id"),
    ForeignKeyConstraint(["workspace", "handover_id"], ["handovers.workspace", "handovers.id"], ondelete="CASCADE"),
    Index("ix_canvases_canvas", "workspace", "canvas_id"),
)

# Who can read a channel, as last looked at: ids with commas between.
audiences = Table(
    "audiences",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("conversation", Words, nullable=False),
    Column("outsiders", Words, nullable=False),
    Column("members", Words, nullable=False),
    Column("checked_at", UtcMoment),
    Column("members_at", UtcMoment),
    PrimaryKeyConstraint("workspace", "conversation"),
)

# Who may start a handover, where an admin has said so: ids with commas between.
starters = Table(
    "starters",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("everybody", Boolean, nullable=False),
    Column("chosen", Words, nullable=False),
    PrimaryKeyConstraint("workspace"),
)

# How letters to customers are approved, where an admin has said so.
letter_rules = Table(
    "letter_rules",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("manager_approves", Boolean, nullable=False),
    PrimaryKeyConstraint("workspace"),
)

# Who leads the CSMs, where an admin has chosen somebody or a user group: ids with commas between.
leaders = Table(
    "leaders",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("chosen", Words, nullable=False),
    Column("group_id", Words, nullable=False, server_default=""),
    Column("members", Words, nullable=False, server_default=""),
    PrimaryKeyConstraint("workspace"),
)

# What is kept of each CSM's work, for choosing who takes over.
csm_facts = Table(
    "csm_facts",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("person", Words, nullable=False),
    Column("document", Words, nullable=False),
    PrimaryKeyConstraint("workspace", "person"),
)

# A workspace's own playbooks, each in its newest version.
own_playbooks = Table(
    "own_playbooks",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("document", Words, nullable=False),
    PrimaryKeyConstraint("workspace", "key"),
)

# Every version of them, each with the change that made it.
playbook_edits = Table(
    "playbook_edits",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("edit", Words, nullable=False),
    Column("document", Words, nullable=False),
    PrimaryKeyConstraint("workspace", "key", "version"),
    ForeignKeyConstraint(["workspace", "key"], ["own_playbooks.workspace", "own_playbooks.key"], ondelete="CASCADE"),
)

# A workspace's own words for letters to customers, by language.
letter_templates = Table(
    "letter_templates",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("document", Words, nullable=False),
    PrimaryKeyConstraint("workspace", "language"),
)

# Accounts that are handed over together; `source` is the list that was read, until it has become a plan.
books = Table(
    "books",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("id", Words, nullable=False),
    Column("opened_by", Words, nullable=False),
    Column("opened_at", UtcMoment, nullable=False),
    Column("state", Words, nullable=False),
    Column("document", Words, nullable=False),
    Column("source", Words, nullable=False, server_default=""),
    PrimaryKeyConstraint("workspace", "id"),
    Index("ix_books_opened", "workspace", "opened_by", "state"),
)

# The accounts of a book, numbered; `handover_id` is that of the handover that was begun.
book_rows = Table(
    "book_rows",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("book_id", Words, nullable=False),
    Column("number", Integer, nullable=False),
    Column("account_id", Words, nullable=False),
    Column("incoming", Words, nullable=False),
    Column("state", Words, nullable=False),
    Column("handover_id", Words, nullable=False),
    Column("document", Words, nullable=False),
    PrimaryKeyConstraint("workspace", "book_id", "number"),
    ForeignKeyConstraint(["workspace", "book_id"], ["books.workspace", "books.id"], ondelete="CASCADE"),
    Index("ix_book_rows_account", "workspace", "account_id"),
    Index("ix_book_rows_handover", "workspace", "handover_id"),
)

# Until when the bot was last at work in a workspace: what it did in Slack after that, an older copy of the database does not know.
last_alive = Table(
    "last_alive",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("alive_at", UtcMoment, nullable=False),
    PrimaryKeyConstraint("workspace"),
)

# Channels of the bot's own that belong to no handover here, because an older copy of the database was put back.
lost_channels = Table(
    "lost_channels",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("conversation", Words, nullable=False),
    Column("found_at", UtcMoment, nullable=False),
    PrimaryKeyConstraint("workspace", "conversation"),
)

digests = Table(
    "digests",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("person", Words, nullable=False),
    Column("day", Date, nullable=False),
    Column("conversation", Words, nullable=False),
    Column("ts", Words, nullable=False),
    Column("todos", Words, nullable=False),
    PrimaryKeyConstraint("workspace", "person", "day"),
    Index("ix_digests_where", "workspace", "conversation", "ts"),
    Index("ix_digests_day", "day"),
)

seen_events = Table(
    "seen_events",
    metadata,
    Column("workspace", Words, nullable=False),
    Column("event_id", Words, nullable=False),
    Column("seen_at", UtcMoment, nullable=False, index=True),
    PrimaryKeyConstraint("workspace", "event_id"),
)

# What the columns of a job mean is told in docs/decisions/0004-the-outbox.md.
jobs = Table(
    "jobs",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("workspace", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("lane", Words, nullable=False),
    Column("place", BigInteger, nullable=False),
    Column("about", Words, nullable=False),
    Column("ref", SmallMapping, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("asked_at", UtcMoment),
    Column("due", UtcMoment, nullable=False),
    Column("next_try", UtcMoment, nullable=False),
    Column("state", Words, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("claim", Integer, nullable=False),
    Column("claimed_at", UtcMoment),
    Column("leased_until", UtcMoment),
    Column("finished_at", UtcMoment),
    Column("why", Words, nullable=False),
    Column("result", SmallMapping, nullable=False),
    UniqueConstraint("workspace", "key"),
)

# Where it is tried whether the database takes anything (see `storage/write_probe.py`); empty otherwise.
write_probes = Table(
    "write_probes",
    metadata,
    Column("id", Words, nullable=False),
    Column("filler", Words, nullable=False),
    PrimaryKeyConstraint("id"),
)

# The worker registry: which processes share the work. Each updates its row with every heartbeat.
workers = Table(
    "workers",
    metadata,
    Column("id", Words, nullable=False),
    Column("seen_at", UtcMoment, nullable=False),
    PrimaryKeyConstraint("id"),
)
