"""The summary card, pinned in the channel and kept up to date."""

from collections.abc import Mapping
from datetime import date, timedelta

from handover.blueprint.brief import NOTHING_KNOWN, Brief
from handover.completion import anything_open
from handover.digest.calls import last_planned_day
from handover.escalation.risks import top_risks
from handover.model.handover import Handover, Status
from handover.model.people import Person
from handover.model.playbook import Stage
from handover.overrides import completed_although_open
from handover.plan.dates import answers_in_support, confidential_until, end_of_support, last_day
from handover.questions import question_owner
from handover.stages import ORDER, percent, progress
from handover.time.workdays import workdays_between
from handover.todos import Todo, todos
from messages.absence import NOBODY, missing_lines
from messages.areas import areas_line
from messages.assignment import assignment_line
from messages.blueprint.brief import brief_mrkdwn
from messages.customer_reply.shown import reply_buttons, reply_line
from messages.escalation.risks import risk_words
from messages.incoming_team import team_line
from messages.introduction.sending import letter_line
from messages.kit import blocks
from messages.kit.dates import day, day_from
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.text import count, mention, oneline, safe
from messages.kit.titles import CHECKLIST, hands_over, thing, when_planned
from messages.lifecycle import EVERYTHING_DONE, although_open
from messages.limbo import clock_words
from messages.overrides import latest_line
from messages.pausing import until_and_why
from messages.promises.words import on_card
from messages.replanning.glance import latest_change
from messages.stages import NAMES, bar, stage_or_status
from messages.temporary_contact import contact_line

QUESTIONS_SHOWN = 5
DATES_SHOWN = 5
OWED_SHOWN = 4


def summary_card(
    handover: Handover,
    today: date,
    people: Mapping[str, Person] = NOBODY,
    brief: Brief = NOTHING_KNOWN,
    limbo: int | None = None,
) -> Message:
    """Return the card as of the local day `today`, with the brief of the account on top.

    `people` are those of its participants who are known, by id; for `limbo` working days the account has had no confirmed owner
    (None: it has one, or is about to).
    """
    account = oneline(handover.account)
    missing = "\n".join(missing_lines(handover, people, today))
    lead = [
        brief_mrkdwn(brief) if brief.telling else "",
        _people(handover),
        _standing(handover, today),
        team_line(handover),
        assignment_line(handover),
        areas_line(handover),
        missing,
        clock_words(handover, limbo, today),
        contact_line(handover),
    ]
    bars, stages = _stages(handover, bars=True), _stages(handover, bars=False)
    open_questions, promises = _questions(handover), on_card(handover)
    rest = [
        _owing(handover, today),
        _dates(handover, today),
        open_questions,
        promises,
        letter_line(handover),
        reply_line(handover),
        _risks(handover, today),
    ]
    shown = filter(None, (*lead, *([bars, *rest] if handover.open else [])))
    told = filter(None, (*lead, *([stages, *rest] if handover.open else [])))
    body: list[Block] = [blocks.header(f"{account}: handover"), *(blocks.section(text) for text in shown)]
    in_short = f"{safe(account, 150)}: handover, {_in_short(handover)}"
    changed = [line] if handover.open and (line := latest_change(handover)) else []
    changed += [line] if (line := latest_line(handover)) else []
    return Message(
        "\n".join((in_short, *told, *changed)),
        [*body, *map(blocks.context, changed), blocks.actions(*_buttons(handover))],
    )


def _people(handover: Handover) -> str:
    who = f"{hands_over(handover)} :arrow_right: {mention(handover.incoming)}"
    others = [f"manager {mention(handover.manager)}"] if handover.manager else []
    others += [f"backup {mention(handover.backup)}"] if handover.backup else []
    others += (
        [f"{mention(handover.outgoing)} answers for {hands_over(handover)}, who has left"] if handover.leaver else []
    )
    return " · ".join([who, *others])


def _standing(handover: Handover, today: date) -> str:
    window = handover.window
    span = f"{day(window.start)} – {day(window.end)}"
    support = end_of_support(handover)
    if handover.status is Status.PAUSED:
        return (
            f":double_vertical_bar: *Paused*{until_and_why(handover)} Nobody is reminded of anything. "
            f"`/handover resume` starts it again. ({span})"
        )
    if handover.status is Status.COMPLETED:
        decided = completed_although_open(handover)
        rest = (
            f"*Completed*, {although_open(decided)}. Why: {safe(oneline(decided.why), 300)}"
            if decided
            else f"*Completed.* {mention(handover.incoming)} has everything."
        )
        return f":white_check_mark: {rest} ({span})"
    if handover.status is Status.CANCELLED:
        return f"*Cancelled.* What was written down is kept. ({span})"
    if handover.active and window.end < today <= support:
        who = mention(answers_in_support(handover))
        return f"{span} · in support until {day(support)}: {who} can still be asked · *{percent(handover)} % done*"
    eve = window.start - timedelta(days=1)
    length = workdays_between(eve, window.end, handover.workdays)
    passed = min(workdays_between(eve, today, handover.workdays), length)
    days = f"working day {passed} of {length}" if passed else count(length, "working day")
    return f"{span} · {days} · *{percent(handover)} % done*"


def _in_short(handover: Handover) -> str:
    return f"{stage_or_status(handover)}, {percent(handover)} % done"


def _stages(handover: Handover, *, bars: bool) -> str:
    """Return the progress of each stage, with a bar."""
    here = ORDER.index(handover.stage)
    lines = []
    for stage in ORDER[:-1]:
        settled, all_ = progress(handover, stage)
        if not all_:
            continue
        name = f"*{NAMES[stage]}*" if ORDER.index(stage) == here else NAMES[stage]
        drawn = f"{bar(settled, all_)}  " if bars else ""
        lines.append(f"{drawn}{name} {percent(handover, stage)} %")
    return "\n".join(lines)


def _owing(handover: Handover, today: date) -> str:
    by_owner: dict[str, list[Todo]] = {}
    for todo in todos(handover, today):
        by_owner.setdefault(todo.owner, []).append(todo)
    if handover.active and not anything_open(handover):
        return EVERYTHING_DONE
    lines = [
        f"• {mention(owner)}: {'; '.join(thing(todo) for todo in owed[:OWED_SHOWN])}"
        + (f"; and {len(owed) - OWED_SHOWN} more" if len(owed) > OWED_SHOWN else "")
        for owner, owed in by_owner.items()
    ]
    return "*Who is on what*\n" + "\n".join(lines) if lines else ""


def _dates(handover: Handover, today: date) -> str:
    dates: list[tuple[date | None, str, str]] = [
        (last_planned_day(state), when_planned(state), safe(oneline(step.title), 100))
        for step in handover.playbook.steps
        if not (state := handover.step(step.key)).settled
    ]
    last_day_words = (
        "last day of the handover" if handover.leaver else f"last day of {mention(handover.outgoing)} on the account"
    )
    days = [(last_day(handover), last_day_words)]
    if handover.dates is not None:
        days += [(handover.window.end, "end of the handover")] if last_day(handover) != handover.window.end else []
        days.append((end_of_support(handover), "end of support"))
    until = confidential_until(handover)
    days += [(until, "confidential until then")] if until and not handover.customer_told else []
    dates += [(on, day(on), what) for on, what in days]
    if handover.renewal_date:
        dates.append((handover.renewal_date, day_from(today, handover.renewal_date), "renewal"))
    coming = sorted((on, said, what) for on, said, what in dates if on is not None and on >= today)[:DATES_SHOWN]
    return "*Next dates*\n" + "\n".join(f"• {said}: {what}" for _, said, what in coming) if coming else ""


def _questions(handover: Handover) -> str:
    open_ = handover.open_questions()
    if not open_:
        return ""
    titles = {item.key: item.title for item in handover.playbook.items}
    lines = [
        f"• _{safe(oneline(titles.get(question.item, question.item)), 80)}:_ {safe(oneline(question.text), 200)} "
        f"(waits for {mention(question_owner(handover, question))})"
        for question in open_[:QUESTIONS_SHOWN]
    ]
    more = f"\n• … and {len(open_) - QUESTIONS_SHOWN} more" if len(open_) > QUESTIONS_SHOWN else ""
    return "*Open questions*\n" + "\n".join(lines) + more


def _risks(handover: Handover, today: date) -> str:
    lines = [f"• {risk_words(risk)}" for risk in top_risks(handover, today)]
    return "*To watch*\n" + "\n".join(lines) if lines else ""


def _buttons(handover: Handover) -> list[blocks.Element]:
    if not handover.open:
        return [
            blocks.button("Handover document", Action.DOCUMENT, handover.id),
            blocks.button("Reopen …", Action.REOPEN, handover.id, label="Reopen this handover"),
        ]
    buttons = [
        blocks.button(CHECKLIST, Action.CHECKLIST_OPEN, handover.id),
        blocks.button("Review answers", Action.REVIEW_OPEN, handover.id),
        blocks.button("Introduction e-mail", Action.EMAIL_OPEN, handover.id),
        blocks.button("Handover document", Action.DOCUMENT, handover.id),
        blocks.button("Change the plan …", Action.PLAN_OPEN, handover.id),
        blocks.button("See who does what", Action.PEOPLE_OPEN, handover.id),
        *reply_buttons(handover),
    ]
    if handover.stage is Stage.SUPPORT or (handover.active and not anything_open(handover)):
        buttons.insert(0, blocks.button("Complete", Action.COMPLETE, handover.id, "primary"))
    return buttons
