"""The Home tab: waiting to-dos, handovers by role, snoozed and blocked ones, and those that have ended lately."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from handover.access import may_see
from handover.areas import area_with
from handover.assignment import awaited_assignment
from handover.blocking import block_on, blocked_by
from handover.completion import anything_open
from handover.declining import declined_by
from handover.digest.today import coming_todos, waiting_todos
from handover.ended import RECENT, ended_of
from handover.escalation.ranking import at_risk, most_at_risk_first
from handover.escalation.risks import RiskKind, top_risks
from handover.model.account import AccountRow
from handover.model.handover import Handover, Status
from handover.model.holds import Block as Obstacle
from handover.model.people import Person, Role
from handover.snooze import snoozed_until
from handover.starters import EVERYBODY, Starters, may_start
from handover.team.filters import Which
from handover.time.workdays import local_date
from handover.todos import Todo, TodoKind, todos
from messages import stages
from messages.absence import NOBODY, missing_lines
from messages.assignment import assignment_line, list_button
from messages.book.home import BooksOfPerson, books_on_home
from messages.calls.planned import call_lines
from messages.cover.home import covers_on_home
from messages.declining import told, undo_button
from messages.digest.next_digest import next_digest_words
from messages.ended import ended_on_home
from messages.escalation.risks import risk_words
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action
from messages.kit.message import Block, View
from messages.kit.quotes import inline_quote
from messages.kit.text import count, mention, oneline, safe
from messages.kit.titles import account, hands_over, title_of
from messages.kit.values import ButtonValue
from messages.lifecycle import EVERYTHING_DONE
from messages.pausing import until_and_why
from messages.starters import whom_to_ask
from messages.team.home import team_on_home
from messages.todos import answers, due_words, each_said_once, heading

MOST_WAITING = 6
MOST_BLOCKED = 6
MOST_HANDOVERS = 60
"""Most handovers that fit into the 100 blocks of a view."""
AREA = "area"
HEADINGS: Mapping[Role | str | None, str] = {
    Role.OUTGOING: "You hand over",
    Role.INCOMING: "You take over",
    Role.MANAGER: "You keep an eye on",
    Role.BACKUP: "You stand in for",
    AREA: "You take over a part of",
    None: "You finish what was yours",
}
"""What the handovers are headed by in which somebody has this role, an area, or none any more."""


def home(
    person: Person,
    handovers: Collection[Handover],
    now: datetime,
    people: Mapping[str, Person] = NOBODY,
    starters: Starters = EVERYBODY,
    books: BooksOfPerson = (),
    team: Mapping[Which, int] | None = None,
    covers: Sequence[AccountRow] = (),
) -> View:
    """Return the Home tab of a person at `now` (UTC), with handovers they may see.

    `people` are those of the participants who are known, by id. Who may not start a handover among these `starters` has no
    button for it, and reads whom to ask. `books` are those they have made and that are not over. `team` is
    that of somebody who leads, in numbers. `covers` are the accounts that they look after for an owner on leave.
    """
    if person.guest or person.external:
        return _view([blocks.section(_FOR_MEMBERS)])
    today, startable = local_date(now, person.zone), may_start(starters, person)
    others = {user: one for user, one in people.items() if user != person.id}
    mine = [one for one in handovers if one.open and person.id in one.participants and may_see(one, person)]
    led = [*covers_on_home(covers), *team_on_home(team), *books_on_home(books)]
    ended = ended_on_home(ended_of(handovers, person, now - RECENT))
    if not mine:
        words = _WHAT_IT_IS if startable else f"{_WHAT_IT_IS}\n{whom_to_ask(starters)}"
        return _view(
            [
                blocks.header("Welcome to Baton"),
                blocks.section(words),
                _buttons(startable),
                *led,
                *ended,
                blocks.context(_HELP),
            ]
        )
    return _view(
        [
            _buttons(startable, running=True),
            *_waiting(mine, person, today, others),
            *_blocked(mine, person),
            *led,
            *_by_role(mine, person, today, others, MOST_HANDOVERS - len(led)),
            *ended,
            blocks.divider(),
            blocks.context(next_digest_words(person, now)),
            blocks.context(_HELP),
        ]
    )


def _view(content: list[Block]) -> View:
    return {"type": "home", "blocks": content}


def _buttons(startable: bool, *, running: bool = False) -> Block:
    start = [blocks.button("Start handover …", Action.START, style="primary")] if startable else []
    accounts = blocks.button("Open accounts", Action.ACCOUNTS_OPEN)
    plan = [blocks.button("Change the plan …", Action.PLAN_CHOOSE)] if running else []
    people = [blocks.button("See who does what", Action.PEOPLE_CHOOSE)] if running else []
    playbooks = blocks.button("Open playbooks", Action.PLAYBOOKS_OPEN)
    return blocks.actions(*start, *plan, *people, accounts, playbooks, blocks.button("Settings", Action.SETTINGS_OPEN))


def _waiting(mine: Sequence[Handover], person: Person, today: date, others: Mapping[str, Person]) -> list[Block]:
    waiting = waiting_todos(mine, person, today, others)
    if not waiting:
        threatened = sum(_watches(person, one) and at_risk(one, today) for one in mine)
        coming = coming_todos(mine, person, today)
        if coming:
            return [
                blocks.header("Nothing is due today"),
                blocks.context("This comes next:"),
                *_entries(coming, today, others),
            ]
        if not threatened:
            return [blocks.header("Nothing to do today"), blocks.context("When something waits for you, it is here.")]
        which = "One handover needs" if threatened == 1 else f"{threatened} handovers need"
        return [
            blocks.header("Nothing waits for you"),
            blocks.context(f"{which} attention all the same; *Open* shows what is late and whose it is."),
        ]
    asked = sum(todo.kind is TodoKind.ASSIGNMENT for todo in waiting)
    together = [blocks.actions(list_button(asked))] if asked > 1 else []
    return [blocks.header("Waiting for you"), *together, *_entries(waiting, today, others)]


def _entries(waiting: Sequence[Todo], today: date, others: Mapping[str, Person]) -> list[Block]:
    content: list[Block] = []
    shown = waiting[:MOST_WAITING]
    for number, (todo, said) in enumerate(zip(shown, each_said_once(shown, today, others), strict=True)):
        words = f"{heading(todo, today)}\n{said}"
        first, *instead = answers(todo, today, "primary" if number == 0 else None)
        content += (
            [blocks.section(words), blocks.actions(first, *instead)] if instead else [blocks.section(words, first)]
        )
    if len(waiting) > MOST_WAITING:
        content.append(
            blocks.context(
                f"… and {len(waiting) - MOST_WAITING} more after these. What is next for each account is below."
            )
        )
    return content


def _blocked(mine: Sequence[Handover], person: Person) -> list[Block]:
    found = blocked_by(mine, person.id)
    if not found:
        return []
    content = [blocks.header("Blocked")]
    content += [_obstacle(handover, obstacle, person) for handover, obstacle in found[:MOST_BLOCKED]]
    if len(found) > MOST_BLOCKED:
        content.append(blocks.context(f"… and {len(found) - MOST_BLOCKED} more."))
    return content


def _obstacle(handover: Handover, obstacle: Obstacle, person: Person) -> Block:
    todo = next((t for t in todos(handover, date.max) if t.subject == obstacle.subject and t.owner == person.id), None)
    what = f" · {title_of(todo)}" if todo else ""
    what += f" · waits for {mention(obstacle.blocker)}" if obstacle.blocker else ""
    words = f"*{account(handover)}*{what}\n>{inline_quote(obstacle.why)}"
    value = str(ButtonValue(handover.id, obstacle.subject))
    return blocks.section(words, blocks.button("Not blocked any more", Action.TODO_UNBLOCK, value))


def _part(handover: Handover, user: str) -> Role | str | None:
    """Return this person's first role, `AREA` for who has only that, None for who still does what was theirs."""
    area = AREA if area_with(handover, user) is not None else None
    return next(iter(handover.roles_of(user)), area)


def _by_role(
    mine: Sequence[Handover], person: Person, today: date, others: Mapping[str, Person], room: int
) -> list[Block]:
    content: list[Block] = []
    for role, name in HEADINGS.items():
        held = most_at_risk_first((h for h in mine if _part(h, person.id) == role), today)
        if held and room > 0:
            content.append(blocks.header(name))
            content += [_handover(one, person, today, others) for one in held[:room]]
        room -= len(held)
    if room < 0:
        content.append(
            blocks.context(f"… and {-room} more. `/handover status` and the account's name shows any of them.")
        )
    return content


def _handover(handover: Handover, person: Person, today: date, others: Mapping[str, Person]) -> Block:
    name = oneline(handover.account)
    people = _between(handover, person)
    quiet = snoozed_until(handover, person.id, today)
    next_step = f"{_next_step(handover, person, today)}{_risks(handover, person, today)}"
    words = f"*{safe(name, 150)}* · {people}\n{stages.standing(handover)}\n{next_step}"
    words = "\n".join(
        (
            words,
            *([assignment_line(handover, person.id)] if awaited_assignment(handover) else []),
            *call_lines(handover, today)[:1],
            *missing_lines(handover, others, today, person.id),
        )
    )
    if declined_by(handover, person.id):
        return blocks.section(words, undo_button(handover))
    if quiet:
        words += f"\nQuiet for you until {day(quiet)}."
        again = blocks.button("Hear again", Action.TODO_UNDO, f"{handover.id}|*", label=f"Hear again about {name}")
        return blocks.section(words, again)
    if handover.active and not anything_open(handover):
        complete = blocks.button("Complete", Action.COMPLETE, handover.id, "primary", label=f"Complete {name}")
        return blocks.section(words, complete)
    return blocks.section(words, blocks.button("Open", Action.OPEN, handover.id, label=f"Open {name}"))


def _between(handover: Handover, person: Person) -> str:
    """Return between whom it is, without the reader."""
    if person.id == handover.incoming:
        return f"from {hands_over(handover)}"
    to = f"to {mention(handover.incoming)}"
    return to if person.id == handover.outgoing and not handover.leaver else f"{hands_over(handover)} {to}"


def _risks(handover: Handover, person: Person, today: date) -> str:
    """Return the risk that counts most, for those who keep an eye on it; not that the next thing is late, which is said there."""
    risks = top_risks(handover, today) if _watches(person, handover) else ()
    first = next(iter(_open_todos(handover, person, today)), None)
    told = risks and risks[0].kind is RiskKind.LATE and first is not None and risks[0].todo == first
    return f"\nTo watch: {risk_words(risks[0])}" if risks and not told else ""


def _watches(person: Person, handover: Handover) -> bool:
    """Return whether risks are this person's to watch: the manager's, and everybody's where there is no manager."""
    return handover.manager in ("", person.id)


def _next_step(handover: Handover, person: Person, today: date) -> str:
    if declined_by(handover, person.id):
        return (
            f"You have declined it, so I ask you for nothing. I have told {told(handover, person.id)}, so that somebody else "
            "can be chosen."
        )
    if handover.status is Status.PAUSED:
        return f"Paused{until_and_why(handover)}"
    everything, open_ = todos(handover, today), _open_todos(handover, person, today)
    blocked = f" · {len(everything) - len(open_)} blocked" if len(everything) > len(open_) else ""
    if handover.active and not anything_open(handover):
        return EVERYTHING_DONE
    if not open_:
        return f"Next: nothing can be done right now{blocked}"
    first = open_[0]
    who = "you" if first.owner == person.id else mention(first.owner)
    rest = f" and {count(len(open_) - 1, 'more thing', 'more things')}" if len(open_) > 1 else ""
    return f"Next: {title_of(first)} ({who}, {due_words(first, today)}){rest}{blocked}"


def _open_todos(handover: Handover, person: Person, today: date) -> list[Todo]:
    """Return what can be done now, the person's own first, then by due day."""
    free = (todo for todo in todos(handover, today) if block_on(todo) is None)
    return sorted(free, key=lambda todo: (todo.owner != person.id, todo.due))


_FOR_MEMBERS = (
    "Handovers hold internal notes about customers, so they are for full members of this workspace. "
    "If you think you should see one, ask the person who invited you."
)
_WHAT_IT_IS = (
    "I carry a customer from one Customer Success Manager to the next, so that nothing gets lost and the customer "
    "hardly notices. I ask the outgoing CSM one question at a time, show the answers to the incoming CSM, help with "
    "the introduction e-mail, and remind everybody of their next step in the morning.\n\n"
    "You are in no handover at the moment. Is a customer about to change hands?"
)
_HELP = "`/handover help` lists everything I can do, and `/handover snooze` gives you a quiet day."
