"""The unit of work: everything one workspace remembers, within one transaction."""

from collections.abc import Collection
from datetime import datetime

from handover.model.jobs import JobKind
from storage import tables
from storage.account_merges import AccountMerges
from storage.accounts import Accounts
from storage.audiences import Audiences
from storage.blueprint import Blueprint
from storage.books import Books
from storage.canvases import Canvases
from storage.csm_facts import StoredCsmFacts
from storage.digests import Digests
from storage.documents import Parsed
from storage.entry_history import EntryHistory
from storage.handovers import Handovers
from storage.jobs.enqueue import Jobs
from storage.jobs.lane_mates import lane_mates
from storage.jobs.outbox import ClaimedJob
from storage.jobs.outstanding import is_outstanding
from storage.jobs.paused import release_paused
from storage.leaders import StoredLeaders
from storage.letter_rules import StoredLetterRules
from storage.letter_templates import StoredLetterTemplates
from storage.limbo import Limbo
from storage.own_playbooks import OwnPlaybooks
from storage.people import People
from storage.pings import Pings
from storage.restored import RestoreCheck
from storage.scope import Scope
from storage.slack_refs import SlackRefs
from storage.starters import StoredStarters
from storage.unreadable_rows import UnreadableRows


class UnitOfWork:
    """What can be read and written together. All of it is scoped by the workspace the unit was begun for."""

    def __init__(self, scope: Scope, parsed: Parsed, unreadable_rows: UnreadableRows) -> None:
        """Have `parsed` make values of their documents, and what cannot be read noted in `unreadable_rows`."""
        self._scope = scope
        self.jobs = Jobs(scope)
        self.blueprint = Blueprint(scope, parsed, unreadable_rows)
        self.entry_history = EntryHistory(scope, unreadable_rows)
        self.people = People(scope, parsed.person, unreadable_rows)
        self.limbo = Limbo(scope, self.people)
        self.accounts = Accounts(scope, self.blueprint, self.limbo, unreadable_rows)
        self.account_merges = AccountMerges(scope, self.accounts, unreadable_rows)
        self.handovers = Handovers(scope, parsed.handover, self.jobs, self.accounts, unreadable_rows)
        self.slack_refs = SlackRefs(scope)
        self.books = Books(scope, unreadable_rows)
        self.canvases = Canvases(scope, unreadable_rows)
        self.digests = Digests(scope)
        self.pings = Pings(scope)
        self.audiences = Audiences(scope)
        self.starters = StoredStarters(scope)
        self.leaders = StoredLeaders(scope)
        self.letter_rules = StoredLetterRules(scope)
        self.csm_facts = StoredCsmFacts(scope, unreadable_rows)
        self.own_playbooks = OwnPlaybooks(scope)
        self.letter_templates = StoredLetterTemplates(scope, unreadable_rows)
        self.restore_check = RestoreCheck(scope)

    @property
    def workspace(self) -> str:
        """The key of the workspace it was begun for."""
        return self._scope.workspace

    async def release(self, why: str, now: datetime) -> None:
        """Have every job that waits for this very reason tried at `now` (UTC), once the unit of work is committed."""
        await self.jobs.lock_queue()
        await release_paused(self._scope, why, now)

    async def lane_mates(self, job: ClaimedJob, now: datetime) -> list[ClaimedJob]:
        """Return the jobs that are due at `now` (UTC) behind this one in its lane, which is under way."""
        return await lane_mates(self._scope, job, now)

    async def is_outstanding(self, kind: JobKind, lanes: Collection[str], about: Collection[str], by: datetime) -> bool:
        """Return whether a job of this kind about one of these handovers waits in one of the lanes, to be done `by` then (UTC)."""
        return await is_outstanding(self._scope, kind, lanes, about, by)

    async def first_time(self, event_id: str, now: datetime) -> bool:
        """Remember an event of Slack's and return whether it is new. Slack delivers some events more than once."""
        added = await self._scope.connection.execute(
            self._scope.insert(tables.seen_events)
            .values(workspace=self._scope.workspace, event_id=event_id, seen_at=now)
            .on_conflict_do_nothing()
        )
        return added.rowcount == 1
