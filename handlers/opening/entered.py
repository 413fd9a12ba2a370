"""What stands in the form that opens a handover, and in the one that changes its plan."""

from datetime import date

from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handover.model.customer_kinds import Industry, Tier
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Reason, Window
from handover.opening.form import OpeningForm, PlanForm
from handover.opening.proposal import for_industry
from handover.playbooks.library import Library
from messages.customer_kinds import INDUSTRIES
from messages.kit.ids import LiveField
from messages.kit.message import View
from messages.opening.form import STANDARD, FormContent

REQUIRED = ("incoming", "reason", "start", "end")
"""Details that every handover has, in the form that opens it and in the one that changes them."""


def with_industry(library: Library, sent: FormContent) -> str:
    """Return the key of the chosen playbook with what the chosen industry asks for besides."""
    return for_industry(library, sent.playbook, Industry(sent.industry) if sent.industry else None)


def entered(form: FormValues) -> FormContent:
    """Return what stands in the form, by field; a field that it does not have is empty."""
    return FormContent(
        account=form.text("account"),
        outgoing=form.user("outgoing"),
        incoming=form.user("incoming"),
        manager=form.user("manager"),
        reason=form.choice("reason"),
        playbook=form.choice("playbook") or STANDARD,
        start=form.date("start"),
        end=form.date("end"),
        last_day=form.date("last_day"),
        customer_told=form.date("customer_told"),
        confidential_until=form.date("confidential_until"),
        end_of_support=form.date("end_of_support"),
        back_on=form.date("back_on"),
        contacts=form.text("contacts"),
        renewal=form.date("renewal"),
        out_of_contract=form.date("out_of_contract"),
        customer_reason=form.text("customer_reason"),
        internal_note=form.text("internal_note"),
        backup=form.user("backup"),
        leaver=form.text("leaver"),
        incoming_team=form.text("incoming_team"),
        provider=form.text("provider"),
        department=form.text("department"),
        tier=form.choice(LiveField.TIER),
        industry=form.choice(LiveField.INDUSTRY),
    )


def plan_form(sent: FormContent, *required: str) -> PlanForm:
    """Return the plan with everything in place that must be. Raises FieldProblems for each of `required` that is missing."""
    missing = {field: FieldProblem.MISSING for field in (*REQUIRED, *required) if not getattr(sent, field)}
    if missing or sent.start is None or sent.end is None:
        raise FieldProblems(missing)
    with as_sent():
        reason = Reason(sent.reason)
    return PlanForm(
        outgoing=sent.outgoing,
        incoming=sent.incoming,
        manager=sent.manager,
        reason=reason,
        start=sent.start,
        end=sent.end,
        last_day=sent.last_day,
        customer_told=sent.customer_told,
        confidential_until=sent.confidential_until,
        end_of_support=sent.end_of_support,
        back_on=sent.back_on,
        contacts=sent.contacts,
        renewal=sent.renewal,
        out_of_contract=sent.out_of_contract,
        customer_reason=sent.customer_reason,
        internal_note=sent.internal_note,
        backup=sent.backup,
        leaver=sent.leaver,
        incoming_team=sent.incoming_team,
    )


def checked(library: Library, sent: FormContent) -> OpeningForm:
    """Return the form with everything in place that must be. Raises FieldProblems for what is not."""
    who = () if sent.leaver.strip() else ("outgoing",)
    plan = plan_form(sent, "account", "playbook", *who)
    with as_sent():
        playbook = with_industry(library, sent)
        tier = Tier(sent.tier) if sent.tier else None
        industry = INDUSTRIES[Industry(sent.industry)] if sent.industry else ""
    return OpeningForm(
        **vars(plan),
        account=sent.account,
        playbook=playbook,
        tier=tier,
        industry=industry,
        provider=sent.provider,
        department=sent.department,
    )


def playbook_proposed(view: View) -> str:
    """Return the key of the playbook that the form proposed, which the id of its field carries."""
    found = (block.get("block_id", "").partition(":") for block in view["blocks"])
    return next((key for name, _, key in found if name == LiveField.PLAYBOOK), STANDARD)


def proposed_window(view: View) -> Window:
    """Return the days the form proposed, which the ids of its date fields carry."""
    days = {field: day for block in view["blocks"] for field, _, day in [block.get("block_id", "").partition(":")]}
    return Window(date.fromisoformat(days["start"]), date.fromisoformat(days["end"]))
