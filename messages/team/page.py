"""The page of a team: its numbers, a list with filters, and a look at one handover for those who take no part in it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from handover.model.playbook import Stage
from handover.team.filters import Which, filtered, numbers
from handover.team.members import Member
from handover.team.rows import TeamRow
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import count, mention, oneline
from messages.kit.values import AccountValue
from messages.stages import NAMES, bar
from messages.team.values import TeamValue
from messages.team.words import KINDS, TITLE, between, far, name_of, numbers_words, row_words, watch_words

PAGE = 15
MOST_PEOPLE = 98
"""People in the menu; Slack takes 100 options."""
EVERYBODY, ANY_BOOK = "Everybody", "Any book or none"
GLANCE_TITLE = "Handover at a glance"


def page(
    rows: Sequence[TeamRow],
    today: date,
    members: Sequence[Member],
    names: Mapping[str, str],
    books: Mapping[str, str],
    shown: TeamValue,
) -> View:
    """Return a page of a team on the local day `today`. `names` are those of people, `books` whose accounts a book holds, by id."""
    found = filtered(rows, shown.filter)
    first = shown.first if shown.first < len(found) else 0
    content: list[Block] = [
        blocks.section(numbers_words(numbers(rows))),
        blocks.actions(*_menus(rows, members, names, books, shown)),
        blocks.context(_which_words(found, shown, first)),
        *(_row(row, today, moving=bool(shown.person)) for row in found[first : first + PAGE]),
    ]
    if not found:
        content.append(blocks.section("No account of your team is among these. The menus above show others."))
    if turning := _turning(shown, first, len(found)):
        content.append(blocks.actions(*turning))
    content += [
        blocks.divider(),
        blocks.actions(
            blocks.button("See who has room", Action.TEAM_PEOPLE_OPEN), blocks.button("As a CSV file", Action.TEAM_FILE)
        ),
    ]
    return blocks.modal(Form.TEAM, TITLE, content)


def glance(row: TeamRow) -> View:
    """Return what a leader sees of a handover in which they are not: how far it is, and what needs attention."""
    content: list[Block] = [blocks.section(f"*{name_of(row)}*")]
    if row.running is not None:
        running = row.running
        manager = f" · manager {mention(running.manager)}" if running.manager else " · no manager"
        content += [
            blocks.section(f"{between(running)}{manager}\n{far(running)}"),
            blocks.section("\n".join(_stage(*one) for one in running.stages if one[2])),
        ]
        if watching := watch_words(row):
            content.append(blocks.section(f"*To watch*\n{watching}"))
        whom = mention(running.manager or running.incoming)
        content.append(
            blocks.context(
                f"Answers, notes and the reason are for those in the handover and workspace admins. {whom} can tell you "
                "more, or add you to it by “Change the plan …”."
            )
        )
    return blocks.modal(Form.TEAM_GLANCE, GLANCE_TITLE, content)


def _stage(stage: Stage, done: int, total: int) -> str:
    return f"{bar(done, total)}  {NAMES[stage]}: {done} of {total}"


def _menus(
    rows: Sequence[TeamRow],
    members: Sequence[Member],
    names: Mapping[str, str],
    books: Mapping[str, str],
    shown: TeamValue,
) -> list[blocks.Element]:
    numbered, top = numbers(rows), replace(shown, first=0)
    kinds = [(f"{words} ({numbered[which]})", str(replace(top, which=which))) for which, words in KINDS.items()]
    found = [blocks.menu(Action.TEAM_WHICH, kinds, str(top))]
    users = {one.user for one in members} | {user for row in rows for user in row.people}
    called = sorted((oneline(names.get(user, user)), user) for user in users)
    people = [(name, str(replace(top, person=user))) for name, user in called[:MOST_PEOPLE]]
    found.append(blocks.menu(Action.TEAM_PERSON, [(EVERYBODY, str(replace(top, person=""))), *people], str(top)))
    held = {row.book for row in rows if row.book in books}
    if held:
        choices = [
            (f"Book of {oneline(names.get(books[one], books[one]))}", str(replace(top, book=one)))
            for one in sorted(held)
        ]
        found.append(blocks.menu(Action.TEAM_BOOK, [(ANY_BOOK, str(replace(top, book=""))), *choices], str(top)))
    return found


def _which_words(found: Sequence[TeamRow], shown: TeamValue, first: int) -> str:
    whose = f" of {mention(shown.person)}" if shown.person else ""
    pages = f", {first + 1} to {min(first + PAGE, len(found))}" if len(found) > PAGE else ""
    kind = "" if shown.which is Which.ALL and not whose else f"{KINDS[shown.which]}{whose}: "
    order = ", what needs attention first" if len(found) > 1 else ""
    return f"{kind}{count(len(found), 'account')}{pages}{order}"


def _row(row: TeamRow, today: date, *, moving: bool) -> Block:
    return blocks.section(row_words(row, today), way(row, moving=moving))


def way(row: TeamRow, *, moving: bool = False) -> blocks.Element | None:
    """Return the button that leads on: into the handover, a look at it, to who could take over, or to the account.

    `moving`: the accounts of one person are looked at, to see what somebody else could carry.
    """
    name = oneline(row.name)
    value = str(AccountValue(row.account))
    if row.running is not None:
        if row.running.whole:
            return blocks.button("Open", Action.OPEN, row.running.id, label=f"Open {name}")
        return blocks.button("See more", Action.TEAM_GLANCE, value, label=f"See more of {name}")
    if row.limbo is not None or moving or not row.whole:
        return blocks.button(
            "See who could take over", Action.SUGGEST_OPEN, value, label=f"See who could take over {name}"
        )
    return blocks.button("Open account", Action.ACCOUNT_OPEN, value, label=f"Open the account {name}")


def _turning(shown: TeamValue, first: int, total: int) -> list[blocks.Element]:
    found = []
    if first > 0:
        value = str(replace(shown, first=max(first - PAGE, 0)))
        found.append(blocks.button("Previous page", Action.TEAM_PREVIOUS, value))
    if first + PAGE < total:
        found.append(blocks.button("Next page", Action.TEAM_NEXT, str(replace(shown, first=first + PAGE))))
    return found
