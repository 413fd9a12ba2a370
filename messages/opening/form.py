"""The form that opens a handover, and its confirmation."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import date

from handover.absence import away_between
from handover.model.handover import Handover, Reason, Window
from handover.model.people import Person
from handover.model.playbook import Playbook
from handover.model.refusals import AlikeAccountExists, AlikeHandoverExists
from handover.opening.window import WindowLength, window_length
from handover.plan.due import moved
from handover.time.workdays import utc_day
from messages.absence import away_words
from messages.kit import blocks
from messages.kit.dates import day, day_from
from messages.kit.heard import hears_later
from messages.kit.ids import Form, LiveField
from messages.kit.message import Block, View
from messages.kit.text import mention, oneline, safe
from messages.kit.titles import account, hands_over
from messages.opening import proposal, taken
from messages.starting import take_back_button

TITLE = "Start handover"
STANDARD = "standard"
"""Key of the preselected playbook."""

REASONS: Mapping[Reason, str] = {
    Reason.NEW_CSM: "A new CSM has joined",
    Reason.PROMOTION: "Promotion",
    Reason.TEAM_CHANGE: "The CSM changes teams",
    Reason.LEAVING: "The CSM leaves, with notice",
    Reason.ABRUPT_EXIT: "The CSM left without notice",
    Reason.STAFF_LEAVE: "Parental or other leave",
    Reason.WORKLOAD: "Workload",
    Reason.CLIENT_GROWTH: "The customer is growing",
    Reason.SEGMENT_MOVE: "Move to another segment",
    Reason.BETTER_FIT: "Better fit",
    Reason.UNDERPERFORMANCE: "Underperformance",
    Reason.REORGANISATION: "Reorganisation",
    Reason.MERGER: "Merger or acquisition",
    Reason.SERVICE_UPGRADE: "Service upgrade",
    Reason.PROJECT_COMPLETION: "The project is complete",
    Reason.PROVIDER_CHANGE: "Change of provider",
}
PREFILLED = frozenset({"account", "manager", "backup", "contacts", "renewal", LiveField.TIER, LiveField.INDUSTRY})
"""Fields that are filled in with what is known of the account."""
NAMED = 3
"""How many of the things that are due earlier are named."""
LONGEST_NAME = 80
LONGEST_REASON = 500
"""Characters of the customer reason, so that the e-mail with it fits into a field of 3,000 characters."""


@dataclass(frozen=True)
class FormContent:
    """Initial values of the form."""

    account: str = ""
    outgoing: str = ""
    incoming: str = ""
    manager: str = ""
    reason: str = ""
    playbook: str = STANDARD
    start: date | None = None
    end: date | None = None
    contacts: str = ""
    renewal: date | None = None
    customer_reason: str = ""
    internal_note: str = ""
    backup: str = ""
    leaver: str = ""
    tier: str = ""
    industry: str = ""
    _: KW_ONLY
    last_day: date | None = None
    customer_told: date | None = None
    confidential_until: date | None = None
    end_of_support: date | None = None
    out_of_contract: date | None = None


def form(
    filled: FormContent,
    playbooks: Iterable[Playbook],
    usual: Window,
    already_open: str = "",
    alike: AlikeHandoverExists | AlikeAccountExists | None = None,
    proposed: str = STANDARD,
    shown: Playbook | None = None,
    known: Collection[str] = (),
    note: str = "",
) -> View:
    """Return the form. `usual` is the proposed window; `already_open` the id of the account's open handover.

    `proposed` is the key of the playbook that is proposed, `shown` the chosen one, of which the form says what it takes.

    `known` are the items, by key, of which the account knows what is so, `note` says what was filled in from it.

    `alike` is a handover under way, or an account, that may be of the same customer under another name.

    The block ids of the date fields and of the playbook carry what is proposed, because Slack keeps a field's content while
    its id is the same, and the proposal changes when the zone turns out to be a day ahead.
    """
    top = taken.already_open(already_open) if already_open else taken.alike_on_top(alike)
    top = [*top, *([blocks.context(note)] if note else [])]
    content = [*_who_and_why(filled, playbooks, proposed, shown, known), *when(filled, usual), *customer(filled)]
    return blocks.modal(
        Form.START,
        TITLE,
        [*top, *(map(_prefilled, content) if note else content)],
        submit="Start",
        close="Cancel",
    )


def _who_and_why(
    filled: FormContent, playbooks: Iterable[Playbook], proposed: str, shown: Playbook | None, known: Collection[str]
) -> list[Block]:
    books = [(book.name, book.key) for book in playbooks]
    *who, reason = who_and_why(filled)
    return [
        blocks.field("account", "Account", blocks.text_field("account", filled.account, placeholder="Acme Corp")),
        *who,
        {**reason, "dispatch_action": True},
        *proposal.kind_of_customer(filled.tier, filled.industry),
        *proposal.playbook(books, filled.playbook, proposed),
        proposal.advice(filled.reason, shown, known),
    ]


def _prefilled(block: Block) -> Block:
    """Return a field that may be filled in under an id of its own: under that of the empty form, it would stay empty."""
    return {**block, "block_id": f"{block['block_id']}:known"} if block.get("block_id") in PREFILLED else block


def who_and_why(filled: FormContent) -> list[Block]:
    """Return the fields of the people and the reason."""
    reasons = [(words, reason.value) for reason, words in REASONS.items()]
    return [
        blocks.field(
            "outgoing",
            "Outgoing CSM",
            blocks.user_picker("outgoing", filled.outgoing),
            hint="Has left already? Then choose who answers in their place, and give their name below.",
        ),
        blocks.field("incoming", "Incoming CSM", blocks.user_picker("incoming", filled.incoming)),
        blocks.field(
            "manager",
            "Manager",
            blocks.user_picker("manager", filled.manager),
            hint="Hears from me at the start, when something is late or blocked, and at the end.",
            optional=True,
        ),
        blocks.field(
            "backup",
            "Backup",
            blocks.user_picker("backup", filled.backup),
            hint="May do what is either CSM's while they are away. Answers for an outgoing CSM who has left.",
            optional=True,
        ),
        blocks.field(
            "leaver",
            "Outgoing CSM has left already? Their name",
            blocks.text_field("leaver", filled.leaver, placeholder="Sam Lee", limit=LONGEST_NAME),
            hint="I then ask whoever is chosen as outgoing CSM above; if that is yourself, the backup or manager instead.",
            optional=True,
        ),
        blocks.field(
            "reason",
            "Reason",
            blocks.menu("reason", reasons, filled.reason),
            hint="Internal. The customer never sees it.",
        ),
    ]


def when(filled: FormContent, usual: Window) -> list[Block]:
    """Return the fields of the window; `usual` is the proposed one."""
    start, end = filled.start or usual.start, filled.end or usual.end
    return [
        blocks.field(f"start:{usual.start}", "Start date", blocks.date_picker("start", start)),
        blocks.field(
            f"end:{usual.end}",
            "End date",
            blocks.date_picker("end", end),
            hint="Two to four weeks work best. The customer should hear of the change well before the end.",
        ),
    ]


def customer(filled: FormContent) -> list[Block]:
    """Return the fields of the customer, and of what the customer may know."""
    return [
        blocks.field(
            "contacts",
            "Customer contacts",
            blocks.text_field(
                "contacts", filled.contacts, multiline=True, placeholder="Jo Park, jo@acme.example, Head of IT"
            ),
            hint="One per line: name, e-mail, role.",
            optional=True,
        ),
        blocks.field(
            "renewal",
            "Renewal date",
            blocks.date_picker("renewal", filled.renewal),
            hint="No contract any more? Leave this empty, and say since when under “Change the plan”.",
            optional=True,
        ),
        blocks.field(
            "customer_reason",
            "What may the customer know?",
            blocks.text_field(
                "customer_reason",
                filled.customer_reason,
                multiline=True,
                limit=LONGEST_REASON,
                placeholder="Dana is moving to our partner team.",
            ),
            hint="The reason as the introduction e-mail will give it. Leave it empty to give none.",
            optional=True,
        ),
        blocks.field(
            "internal_note",
            "Internal note",
            blocks.text_field("internal_note", filled.internal_note, multiline=True),
            hint="Only for the people in this handover.",
            optional=True,
        ),
    ]


def started(handover: Handover, people: Mapping[str, Person], viewer: str) -> View:
    """Return the confirmation: what happens next, and warnings."""
    who = "You answer" if handover.outgoing == viewer else f"{mention(handover.outgoing)} answers"
    for_whom = f" {who} for {hands_over(handover)}, as far as it can be found out." if handover.leaver else ""
    then = _incoming_told(handover, people, viewer)
    words = (
        f"The handover of *{account(handover)}* has begun.\n"
        f"• I'm opening a private channel for the people in it.\n"
        f"• {_outgoing_told(handover, people, viewer)}{for_whom}\n"
        f"{then}"
        f"• It runs from {day(handover.window.start)} to {day(handover.window.end)}."
    )
    later = [
        hears_later(people[user], handover.opened_at)
        for user in handover.participants
        if user not in (viewer, handover.outgoing, handover.incoming) and user in people
    ]
    words += "".join(f"\n• {one}" for one in later if one)
    if viewer not in handover.participants:
        words += (
            "\n• You are not in it yourself. They read that you started it; within a day, while nobody has begun, you can "
            "take it back."
        )
    warnings = [blocks.section(f":warning: {warning}") for warning in cautions(handover, people)]
    back = [] if viewer in handover.participants else [blocks.actions(take_back_button(handover))]
    return blocks.modal(Form.NOTICE, "Handover started", [blocks.section(words), *warnings, *back], close="Done")


def _incoming_told(handover: Handover, people: Mapping[str, Person], viewer: str) -> str:
    """Return the line about the incoming CSM; none for one who answers the questions, who is told of in the line before."""
    if handover.incoming == handover.outgoing:
        return ""
    what = "what will happen and what to read first"
    if handover.incoming == viewer:
        return f"• You are told {what}.\n"
    known = people.get(handover.incoming)
    later = hears_later(known, handover.opened_at, what) if known else ""
    return f"• {later or f'{mention(handover.incoming)} is told {what}.'}\n"


def _outgoing_told(handover: Handover, people: Mapping[str, Person], viewer: str) -> str:
    what = "from me in a direct message, with the first question"
    if handover.outgoing == viewer:
        return f"In a moment you hear {what}."
    known = people.get(handover.outgoing)
    later = hears_later(known, handover.opened_at, f"{what},") if known else ""
    return later or f"In a moment {mention(handover.outgoing)} hears {what}."


def cautions(handover: Handover, people: Mapping[str, Person]) -> list[str]:
    """Return warnings about the window, empty for none (P90–P92, P121)."""
    window, found = handover.window, []
    if window_length(window) is WindowLength.RUSHED:
        found.append(
            "That's less than two weeks. It can be done, but plan the call with the customer early, "
            "so that they don't feel rushed."
        )
    if window_length(window) is WindowLength.LONG:
        found.append("That's more than four weeks. Long handovers tend to drift, so keep the end date in sight.")
    found += _moved(handover)
    renewal, opened = handover.renewal_date, utc_day(handover.opened_at)
    if renewal and renewal < opened:
        was = day_from(opened, renewal)
        found.append(f"The renewal was due on {was} and is still open. Agree today who leads it with the customer.")
    elif renewal and renewal <= window.end:
        found.append(
            f"The renewal on {day(renewal)} falls into this handover. Agree today who leads it with the customer."
        )
    for user in (handover.outgoing, handover.incoming):
        person = people.get(user)
        if person and away_between(person, window.start, window.end):
            found.append(f"{mention(user)} is {away_words(person, opened)}.")
    return found


def _moved(handover: Handover) -> list[str]:
    """Return what is due earlier than in its turn so that no day is too full, the first few of it by name; empty for nothing."""
    titles = {one.key: one.title for one in handover.playbook.entries}
    earlier = [f"*{safe(oneline(titles[key]), 60)}* by {day(now)}" for key, (_, now) in moved(handover).items()]
    if not earlier:
        return []
    more = f", and {len(earlier) - NAMED} more" if len(earlier) > NAMED else ""
    return [f"So that no day is too full, some things are due a little earlier: {', '.join(earlier[:NAMED])}{more}."]
