"""The form that opens a handover."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date

from handover.department.sending import REASONS as REASONS_OF_DEPARTMENTS
from handover.incoming_team import LONGEST_TEAM
from handover.model.handover import Reason, Window
from handover.model.playbook import Playbook
from handover.model.refusals import AlikeAccountExists, AlikeHandoverExists
from handover.release.releasing import LONGEST_NAME as LONGEST_RECEIVER
from messages.kit import blocks
from messages.kit.ids import Form, LiveField
from messages.kit.message import Block, View
from messages.opening import proposal, taken

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
NO_IDS: Mapping[str, str] = {}
"""Block ids of a form whose fields are all as they come."""
BACK_ON, PROVIDER, DEPARTMENT = "back_on", "provider", "department"
OF_REASON = frozenset({BACK_ON, PROVIDER, DEPARTMENT})
"""Fields that the form has for some reasons alone."""
LONGEST_NAME = 80
LONGEST_REASON = 500
"""Characters of the customer reason, so that the e-mail with it fits into a field of 3,000 characters."""
NO_RENEWAL = "No contract any more? Leave this empty, and say since when under “Change the plan”."


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
    back_on: date | None = None
    incoming_team: str = ""
    provider: str = ""
    department: str = ""


def form(
    filled: FormContent,
    playbooks: Iterable[Playbook],
    usual: Window,
    already_open: str = "",
    alike: AlikeHandoverExists | AlikeAccountExists | None = None,
    proposed: str = STANDARD,
    shown: Playbook | None = None,
    known: Collection[str] = (),
    top: Sequence[Block] = (),
    ids: Mapping[str, str] = NO_IDS,
) -> View:
    """Return the form. `usual` is the proposed window; `already_open` the id of the account's open handover.

    `proposed` is the key of the playbook that is proposed, `shown` the chosen one, of which the form says what it takes.

    `known` are the items, by key, of which the account knows what is so. `top` is what the form says about the
    account, below that field.

    `alike` is a handover under way, or an account, that may be of the same customer under another name.

    `ids` are the block ids of fields, by name, that have another one than their name: under the id that a field had while it was
    empty, Slack would not show what it is filled in with.

    The block ids of the date fields and of the playbook carry what is proposed, because Slack keeps a field's content while
    its id is the same, and the proposal changes when the zone turns out to be a day ahead.
    """
    asked = taken.already_open(already_open) if already_open else taken.alike_on_top(alike)
    content = [*_who_and_why(filled, playbooks, usual, proposed, shown, known), *when(filled, usual), *customer(filled)]
    return opened([*asked, *with_said(top, [_under(ids, block) for block in content])])


def opened(content: list[Block]) -> View:
    """Return the form with these blocks."""
    return blocks.modal(Form.START, TITLE, content, submit="Start", close="Cancel")


def _who_and_why(
    filled: FormContent,
    playbooks: Iterable[Playbook],
    usual: Window,
    proposed: str,
    shown: Playbook | None,
    known: Collection[str],
) -> list[Block]:
    books = [(book.name, book.key) for book in playbooks]
    *who, reason = who_and_why(filled)
    return [
        blocks.field(
            LiveField.ACCOUNT,
            "Account",
            blocks.text_field(LiveField.ACCOUNT, filled.account, placeholder="Acme Corp"),
            hint="Known already? Press Enter, and I fill in what I know.",
            live=True,
        ),
        *who,
        {**reason, "dispatch_action": True},
        *back_on(filled),
        *receiver(filled),
        *proposal.kind_of_customer(filled.tier, filled.industry),
        *proposal.playbook(books, filled.playbook, proposed),
        proposal.advice(filled.reason, shown, known, usual),
    ]


def with_said(said: Sequence[Block], content: Sequence[Block]) -> list[Block]:
    """Return the blocks of the form with what it says about the account below that field: there they look who have typed it."""
    at = next(
        at for at, block in enumerate(content) if str(block.get("block_id")).partition(":")[0] == LiveField.ACCOUNT
    )
    return [*content[: at + 1], *said, *content[at + 1 :]]


def _under(ids: Mapping[str, str], block: Block) -> Block:
    name = block.get("block_id", "")
    return {**block, "block_id": ids[name]} if name in ids else block


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
            "incoming_team",
            "Team that takes over",
            blocks.text_field(
                "incoming_team", filled.incoming_team, placeholder="the Digital Success team", limit=LONGEST_TEAM
            ),
            hint="As the customer may read it. The incoming CSM owns the account and is the first contact there.",
            optional=True,
        ),
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


def back_on(filled: FormContent) -> list[Block]:
    """Return the field of the day on which somebody on leave is back, for that reason; nothing for any other (P9)."""
    if filled.reason != Reason.STAFF_LEAVE:
        return []
    return [
        blocks.field(
            BACK_ON,
            "Back on",
            blocks.date_picker(BACK_ON, filled.back_on),
            hint=(
                "The outgoing CSM's first day back. Until then the account stays theirs, and the incoming CSM covers. "
                "Leave it empty while nobody knows."
            ),
            optional=True,
        )
    ]


def receiver(filled: FormContent) -> list[Block]:
    """Return the field of the provider outside, or the department of ours, that takes over, for such a reason (P11–P15)."""
    if filled.reason == Reason.PROVIDER_CHANGE:
        return [
            _name(
                PROVIDER,
                "Provider that takes over",
                "Harbour Customer Services",
                filled.provider,
                "Outside our company: I never write to them. The manager releases a document for them, without what may not leave.",
            )
        ]
    if filled.reason in REASONS_OF_DEPARTMENTS:
        return [
            _name(
                DEPARTMENT,
                "Department that takes over",
                "Sales, Nordics",
                filled.department,
                "The document about the customer goes there, to the incoming CSM. You can choose somebody else later.",
            )
        ]
    return []


def with_fields_of_reason(content: Sequence[Block], fresh: Sequence[Block]) -> list[Block]:
    """Return the blocks of an open form with the fields below its reason that a fresh one has for that, and no others of them."""
    shown = {block["block_id"]: block for block in content if block.get("block_id") in OF_REASON}
    kept = [block for block in content if block.get("block_id") not in OF_REASON]
    wanted = [shown.get(block["block_id"], block) for block in fresh if block.get("block_id") in OF_REASON]
    at = next(at for at, block in enumerate(kept) if block.get("block_id") == LiveField.REASON)
    return [*kept[: at + 1], *wanted, *kept[at + 1 :]]


def _name(name: str, label: str, example: str, value: str, hint: str) -> Block:
    box = blocks.text_field(name, value, placeholder=example, limit=LONGEST_RECEIVER)
    return blocks.field(name, label, box, hint=hint, optional=True)


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


def customer(filled: FormContent, no_renewal: str = NO_RENEWAL) -> list[Block]:
    """Return the fields of the customer, and of what the customer may know. `no_renewal` says what to do without a contract."""
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
            hint=no_renewal,
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
