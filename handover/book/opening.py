"""The handover of an account of a book: what would stand in the form that starts it."""

from dataclasses import replace
from datetime import date, datetime

from handover.accounts.following import recorded
from handover.book.book import Book, BookRow, ListedAccount
from handover.book.channels import sharing_of
from handover.model.account import Account
from handover.model.decision import Decision
from handover.model.people import Person
from handover.opening.form import LONGEST_OVERDUE, MOST_CONTACTS, OpeningForm
from handover.opening.proposal import propose
from handover.opening.window import USUAL_WORKDAYS
from handover.playbooks.library import Library
from handover.time.workdays import add_workdays, next_workday


def opening_form(book: Book, row: BookRow, library: Library, outgoing: Person, today: date) -> OpeningForm:
    """Return the form as it is sent for an account on the local day `today`: playbook and length as they fit its tier.

    Where whoever leaves hands over, and does so before that, it ends with their last day. `outgoing` is who hands it over, or
    stands in for them.
    """
    listed, proposal = row.listed, propose(library, book.reason, row.listed.tier)
    end = add_workdays(today, proposal.workdays or USUAL_WORKDAYS, outgoing.workdays)
    if row.outgoing == book.leaver and book.last_day is not None and book.last_day < end:
        end = max(book.last_day, next_workday(today, outgoing.workdays))
    # A date so old is none any more: it is left to whoever hands over.
    known = listed.renewal
    renewal = known if known is not None and known >= today - LONGEST_OVERDUE else None
    gone = book.leaver_name if row.outgoing == book.leaver else ""
    return OpeningForm(
        account=listed.name,
        outgoing="" if gone else row.outgoing,
        leaver=gone,
        incoming=row.incoming,
        manager=book.manager if book.manager != row.outgoing else "",
        reason=book.reason,
        playbook=proposal.playbook,
        start=today,
        end=end,
        contacts="\n".join(listed.contacts.splitlines()[:MOST_CONTACTS]),
        renewal=renewal,
        tier=listed.tier,
        industry=listed.industry,
    )


def in_book(decision: Decision, book: Book, row: BookRow, *, shares: bool) -> Decision:
    """Return the opening of an account's handover with how the customer feels by its list, and the channel that it `shares`."""
    opened = replace(decision.handover, listed_health=row.listed.health)
    shared = sharing_of(opened, book, row) if shares else None
    return replace(decision, handover=replace(opened, shares=shared))


def filled(account: Account, listed: ListedAccount, *, by: str, at: datetime) -> Account:
    """Return the account with what a list says of it, where nothing is known so far."""
    renewal = account.renewal if account.renewal.amount else replace(account.renewal, amount=listed.amount)
    known = replace(
        account,
        region=account.region or listed.region,
        language=account.language or listed.language,
        renewal=renewal,
    )
    return recorded(account, known, by=by, at=at)
