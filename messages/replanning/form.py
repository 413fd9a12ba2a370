"""The form that changes the plan of a handover: its dates, with what moves with them before it counts, and all the rest."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from handover.model.audit import PLAN_DATES, PlanField
from handover.model.handover import Handover
from handover.opening.form import PlanForm
from handover.replanning.dates import days_of, is_day_off, proposed_days
from handover.replanning.form import plan_of
from handover.replanning.preview import Preview
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import count, oneline, safe
from messages.kit.titles import account
from messages.opening import form as opening
from messages.opening.form import FormContent
from messages.replanning.dates import why
from messages.replanning.labels import LABELS, customer_first

TITLE = "Change the plan"
NO_RENEWAL = f"No contract any more? Leave this empty, and fill in “{LABELS[PlanField.OUT_OF_CONTRACT]}” below."
PREVIEW = "preview"
"""Block id of what the form says about what moves."""
NAMED = 4
"""Most due days that move and are named; the rest is counted."""
HINTS: Mapping[PlanField, str] = {
    PlanField.CONFIDENTIAL_UNTIL: (
        "Before it nothing goes to the customer, and no colleague outside is asked. Only the manager can shorten it."
    ),
}


def form(handover: Handover, metadata: str, focus: str = "") -> View:
    """Return the form with everything as it is now. `focus` is the field in which it begins, empty for the first."""
    filled = FormContent(**vars(plan_of(handover)))
    words = (
        f"*{account(handover)}*\nWhat you change here is said in the handover's channel, and to whoever it is about."
    )
    return blocks.modal(
        Form.PLAN,
        TITLE,
        [
            blocks.section(words),
            *_dates(handover, days_shown(handover)),
            _preview({}, handover),
            *(_focused(block) if block["block_id"] == focus else block for block in opening.who_and_why(filled)),
            *opening.back_on(filled),
            *opening.customer(filled, NO_RENEWAL),
            _out_of_contract(filled.out_of_contract),
            _playbook(handover),
        ],
        submit="Save",
        close="Cancel",
        metadata=metadata,
    )


def _focused(block: Block) -> Block:
    return {**block, "element": {**block["element"], "focus_on_load": True}}


def _out_of_contract(since: date | None) -> Block:
    field = PlanField.OUT_OF_CONTRACT
    hint = "For an account without a contract: then there is no renewal date."
    return blocks.field(field, LABELS[field], blocks.date_picker(field, since), hint=hint, optional=True)


def _playbook(handover: Handover) -> Block:
    """Return the playbook, with the way to another one."""
    words = f"*Playbook:* {safe(oneline(handover.playbook.name), 100)}"
    button = blocks.button("Change the playbook …", Action.PLAYBOOK_CHANGE, handover.id)
    return blocks.section(words, button, "playbook")


def previewed(view: View, entered: PlanForm, seen: Preview) -> View:
    """Return the view that is open with its days as they would be, and what moves if it is sent as `entered`; the rest stays."""
    words = _preview(seen.moved, seen.after, vars(entered))
    fresh = {_name(block): block for block in [*_dates(seen.after, days_shown(seen.after)), words]}
    kept = {key: view[key] for key in ("type", "callback_id", "title", "submit", "close", "private_metadata")}
    return {**kept, "blocks": [fresh.get(_name(block), block) for block in view["blocks"]]}


def days_shown(handover: Handover) -> dict[str, date | None]:
    """Return the day in each date field, as it is now."""
    return {**days_of(handover), "start": handover.window.start, "end": handover.window.end}


def proposals_in(view: View) -> dict[str, date]:
    """Return the days that the form proposes, by field, as the ids of its fields carry them."""
    ids = [str(block.get("block_id", "")).split(":") for block in view["blocks"]]
    return {one[0]: date.fromisoformat(one[1]) for one in ids if one[0] in PLAN_DATES and one[1:2] not in ([], [""])}


def _dates(handover: Handover, shown: Mapping[str, date | None]) -> list[Block]:
    """Return the date fields. Their block ids carry what is proposed and shown: while an id stays, Slack keeps what it shows."""
    proposed = proposed_days(handover)
    fields = [field for field in PLAN_DATES if not (field is PlanField.CUSTOMER_TOLD and handover.customer_told)]
    return [
        blocks.field(
            f"{field}:{proposed.get(field) or ''}:{shown[field] or ''}",
            LABELS[field],
            blocks.date_picker(field, shown[field]),
            hint=HINTS.get(field) or _proposal(handover, field, proposed.get(field)),
            optional=field not in (PlanField.START, PlanField.END),
            live=True,
        )
        for field in fields
    ]


def _proposal(handover: Handover, field: PlanField, proposed: date | None) -> str:
    reason = why(handover, field)
    return f"Proposed: {day(proposed)}, {reason}." if proposed and reason else ""


def _preview(moved: Mapping[str, tuple[date, date]], after: Handover, shown: Mapping[str, Any] | None = None) -> Block:
    """Return what moves, and which chosen day is another one because it was a day off."""
    lines = [
        f"{day(was)} is no working day, so this is {day(is_)}: {LABELS[PlanField(field)]}."
        for field, is_ in days_of(after).items()
        if shown and (was := shown.get(field)) and is_ and was != is_ and is_day_off(after, was)
    ]
    named = [f"*{safe(oneline(title), 60)}* to {day(now)}" for title, now in customer_first(after, moved)[:NAMED]]
    if named:
        more = f", and {len(moved) - NAMED} more" if len(moved) > NAMED else ""
        lines.append(
            f":arrow_right: This moves {count(len(moved), 'due day')}: {', '.join(named)}{more}. Save, and it counts."
        )
    elif shown:
        lines.append("This moves no due day.")
    return {
        **blocks.context("\n".join(lines) or "Choose another day, and I say here what moves with it."),
        "block_id": PREVIEW,
    }


def _name(block: Block) -> str:
    """Return the name of a block, which is its id without what the id carries besides."""
    return str(block.get("block_id", "")).partition(":")[0]
