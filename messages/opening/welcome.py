"""The first direct message to each participant: why, their tasks, how long it takes."""

from collections.abc import Mapping, Sequence

from handover.assignment import awaited_assignment, current_assignment
from handover.declining import declined_by
from handover.interview.progress import asked_items, known_items, to_confirm, unanswered
from handover.model.cover import CoverEnd
from handover.model.handover import Handover
from handover.model.kept import ThingKind
from handover.model.people import Person, Role
from handover.plan.due import due_date
from handover.roles import sender
from handover.starting import from_outside
from handover.temporary_contact import contact_needed
from handover.text.names import called
from messages.assignment import CANNOT, answer_buttons
from messages.covered import what_is_taken, who_comes
from messages.declining import told, undo_button
from messages.incoming_team import first_contact
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.text import count, listed, mention, safe
from messages.kit.titles import IN_A_FORM, account, hands_over
from messages.opening.ahead import context_call, first_for_manager, for_incoming, for_manager, kept_inside, releases
from messages.opening.parts import came_in
from messages.release.words import open_button
from messages.temporary_contact import FIRST, naming_buttons
from messages.who_knows import who_knows_buttons

_LINE_WANTED = (
    "*One thing today:* a line about yourself that the customer may read, such as your years in the field. "
    "It goes into the introduction e-mail."
)


_TAKEN_ON = (
    "*First of all: do you take it on?* One tap is enough. If you can't, say why, and whom you would propose: nobody minds, "
    "and it is best said now."
)


def welcome(handover: Handover, role: Role, person: Person, channel: str) -> Message:
    """Return the welcome for this role. `channel` is the id of the channel, empty if there is none yet."""
    build = {Role.OUTGOING: _outgoing, Role.INCOMING: _incoming, Role.MANAGER: _manager, Role.BACKUP: _backup}[role]
    if role is Role.OUTGOING and handover.leaver:
        build = _stand_in
    if declined_by(handover, person.id):
        return _declined(handover, person.id)
    message = build(handover, person, f"<#{channel}>" if channel else "the handover's channel")
    if handover.opened_by == person.id:
        return message
    asked = role is Role.INCOMING and current_assignment(handover) is not None
    return _with_answers(message, handover) if asked else _with_way_out(message, handover)


def _outgoing(handover: Handover, person: Person, channel: str) -> Message:
    if kept_by := _answered_by_others(handover):
        return _nothing_asked(handover, person, channel, kept_by)
    words = (
        f"{_greeting(person)} {_news(handover, person)} {who_comes(handover)}\n\n"
        f"*What I need from you:* {_wanted(handover, 'what you know about this customer')} "
        f"Reply as you would tell {mention(handover.incoming)} over coffee, with files and links where they help.\n\n"
        f"*Until:* {_answers_by(handover)}. Nothing you write here goes to the customer.{kept_inside(handover)} "
        f"Everybody in the handover meets in {channel}."
    )
    return _message(
        words,
        blocks.button(IN_A_FORM, Action.CHECKLIST_OPEN, handover.id),
        blocks.button("See the whole handover", Action.OPEN, handover.id),
    )


def _answered_by_others(handover: Handover) -> list[str]:
    """Return the user ids of who has kept all that is open for the outgoing CSM to answer; nobody where some of it is asked."""
    kept = [one.person for one in handover.kept if one.kind is ThingKind.ITEM]
    asked = unanswered(handover, Role.OUTGOING) or to_confirm(handover)
    return [] if asked else list(dict.fromkeys(kept))


def _nothing_asked(handover: Handover, person: Person, channel: str, kept_by: Sequence[str]) -> Message:
    """Return the welcome of an outgoing CSM whose questions all stay with who had them before."""
    others = listed([mention(user) for user in kept_by])
    words = (
        f"{_greeting(person)} {_news(handover, person)} {who_comes(handover)}\n\n"
        f"*Nothing to answer for now:* {others} {'finishes' if len(kept_by) == 1 else 'finish'} what is open, and you may help. "
        f"What comes later is yours, until {day(handover.window.end)}. Everybody in the handover meets in {channel}."
    )
    return _message(words, blocks.button("See the whole handover", Action.OPEN, handover.id))


def _stand_in(handover: Handover, person: Person, channel: str) -> Message:
    find_out = (
        "what you know about this customer, or can find out: the CRM, the shared folder, old "
        "e-mails, colleagues in support and sales"
    )
    alone = handover.outgoing == handover.incoming
    readers = "you need it yourself" if alone else f"{mention(handover.incoming)} takes over"
    naming = _naming(handover) if person.id == (handover.manager or handover.outgoing) else []
    first = (
        "*First of all:* the customer needs one name that answers today, yours or somebody else's.\n\n"
        if naming
        else ""
    )
    words = (
        f"{_greeting(person)} {_news(handover, person)} {hands_over(handover)} has left and can't be asked, "
        f"so the answers come from whoever stays, and I ask you first.\n\n{first}"
        f"*What I need from you:* {_wanted(handover, find_out, f' {readers[0].upper()}{readers[1:]}.')} "
        f"`skip` what you would have to find out first; what nobody knows is worth saying, too.\n\n"
        f"*Until:* {_answers_by(handover)}. Everybody in the handover may answer in the form, and meets in {channel}. "
        f"The e-mail to the customer comes from {'you' if alone else mention(handover.incoming)}."
    )
    return _message(
        words,
        *naming,
        blocks.button(IN_A_FORM, Action.CHECKLIST_OPEN, handover.id),
        *who_knows_buttons(handover),
        blocks.button("See the whole handover", Action.OPEN, handover.id),
    )


def _wanted(handover: Handover, what: str, readers: str = "") -> str:
    """Return what the interview asks for and how long that takes: what is known already, is only to be confirmed."""
    questions, known = asked_items(handover, Role.OUTGOING), known_items(handover)
    minutes = sum(item.minutes for item in questions)
    asked = f"{count(len(questions), 'question')} in the thread below, one at a time: about {count(minutes, 'minute')} in all"
    if not known:
        return f"{what}.{readers} I'll ask you {asked}, in pieces if you like."
    things = count(len(known), "thing")
    first = f"I already know {things} from earlier: the thread below shows what, and one tap says that it's still true."
    return f"{what}.{readers} {first} " + (
        f"Then I'll ask you {asked}, in pieces if you like." if questions else "I have no other questions."
    )


def _answers_by(handover: Handover) -> str:
    """Return by when the questions of the interview are to be answered, and when the handover ends."""
    due = sorted(due_date(handover, item) for item in asked_items(handover, Role.OUTGOING))
    end = day(handover.window.end)
    if not due:
        return end
    first, last = day(due[0]), day(due[-1])
    answers = (
        f"an answer by {first}"
        if len(due) == 1
        else f"all by {last}"
        if first == last
        else f"the first answer by {first}, all by {last}"
    )
    return f"{answers}; the handover ends on {end}"


def _incoming(handover: Handover, person: Person, channel: str) -> Message:
    return _incoming_alone(handover, person, channel) if handover.leaver else _incoming_from(handover, person, channel)


def _line_wanted(handover: Handover, person: Person) -> bool:
    """Return whether the e-mail still lacks a line about who takes over."""
    draft = handover.introduction
    if handover.ends_cover is CoverEnd.RETURN:
        return False
    return not (person.profile_line or draft.incoming_line or draft.asked_at or draft.approved)


def _incoming_alone(handover: Handover, person: Person, channel: str) -> Message:
    wanted = _line_wanted(handover, person)
    words = (
        f"{_greeting(person)} {_news(handover, person)} You take over from {hands_over(handover)}, who has left."
        f"{first_contact(handover)}\n\n"
        f"*What will happen*\n"
        f"1. {mention(handover.outgoing)} answers what can be found out. You may answer, too, in the form.\n"
        f"2. You say what is clear, and ask about the rest.\n"
        f"3. You write to the customer, soon, and meet them. The plan: done by {day(handover.window.end)}.\n\n"
        f"*Read first:* the pinned card in {channel}, the customer's folder and the CRM.\n\n"
        f"{_LINE_WANTED if wanted else ''}"
    ).rstrip()
    return _message(
        words,
        *(
            [blocks.button("Add a line about yourself …", Action.PROFILE_OPEN, handover.id, style="primary")]
            if wanted
            else []
        ),
        blocks.button(IN_A_FORM, Action.CHECKLIST_OPEN, handover.id),
        blocks.button("See the whole handover", Action.OPEN, handover.id),
    )


def _incoming_from(handover: Handover, person: Person, channel: str) -> Message:
    out = mention(handover.outgoing)
    by_them = f"{out} hands *{account(handover)}* over to you."
    if came := came_in(handover, person.id, ""):
        by_them = f"{came} {by_them}"
    news = (
        by_them
        if came or handover.opened_by == handover.outgoing
        else f"{_news(handover, person)} You take over from {out}."
    )
    wanted = _line_wanted(handover, person)
    words = (
        f"{_greeting(person)} {news}{first_contact(handover)}{what_is_taken(handover)}\n\n"
        f"*What will happen*\n"
        f"1. {out} answers my questions about the customer. You see each answer as it comes.\n"
        f"2. You say what is clear, and ask about the rest.\n"
        f"{for_incoming(handover)}{kept_inside(handover)}\n\n"
        f"*Read first:* the pinned card in {channel}, then the answers so far.{_before_the_call(handover)}\n\n"
        f"{_LINE_WANTED if wanted else ''}"
    ).rstrip()
    return _message(
        words,
        *(
            [blocks.button("Add a line about yourself …", Action.PROFILE_OPEN, handover.id, style="primary")]
            if wanted
            else []
        ),
        blocks.button("Read the answers so far", Action.REVIEW_OPEN, handover.id),
        blocks.button("See the whole handover", Action.OPEN, handover.id),
    )


def _before_the_call(handover: Handover) -> str:
    """Return what reading first is good for; empty where the two CSMs hold no call (P83)."""
    call = " Please do that before you arrange the context call, so that the call is for what isn't written down."
    return call if context_call(handover) else ""


def _manager(handover: Handover, person: Person, channel: str) -> Message:
    out, to = hands_over(handover), mention(handover.incoming)
    draft = handover.introduction
    name = f"*{account(handover)}*"
    passes = f"{name} goes from {out}, who has left, to {to}" if handover.leaver else f"{out} hands {name} over to {to}"
    wanted = for_manager(handover)
    asked = (
        f"*What I need from you:* {wanted}. I remind you when it's time. "
        if wanted
        else "*Nothing for you to do now.* "
    )
    nothing = "" if draft.asked_at and not draft.approved else asked
    approve = (
        "" if sender(handover) == person.id else "You may approve the introduction e-mail, as may the two of them. "
    )
    came = came_in(handover, person.id, "")
    words = (
        f"{_greeting(person)} {came}{' ' if came else ''}{passes}, by {day(handover.window.end)}."
        f"{_started_outside(handover)}{kept_inside(handover)}\n\n"
        f"{nothing}In the morning you hear from me, once each, when nothing has moved for three "
        f"working days, when something is two days late or blocked, when a question has no reply, and when the last day "
        f"is at risk. {approve}"
        f"The current state is always on the pinned card in {channel}."
    )
    release = [open_button(handover)] if releases(handover) else []
    whole = blocks.button("See the whole handover", Action.OPEN, handover.id)
    return _message(words, *_naming(handover), *release, whole)


def _naming(handover: Handover) -> list[blocks.Element]:
    """Return the ways to name the customer's temporary contact, where nobody is."""
    return naming_buttons(handover, FIRST) if contact_needed(handover) else []


def welcome_many(handovers: Sequence[Handover], person: Person, channels: Mapping[str, str]) -> Message:
    """Return one welcome for the manager of several handovers that begin together; `channels` are theirs, by handover id."""
    nothing = "" if any(map(for_manager, handovers)) else "*Nothing for you to do now.* "
    words = (
        f"{_greeting(person)} {count(len(handovers), 'handover')} have begun with you as the manager.\n\n"
        f"{nothing}In the morning you hear from me, all in one message, when nothing has moved for three "
        "working days, when something is two days late or blocked, when a question has no reply, and when a last day "
        "is at risk. You may approve the introduction e-mails, as may the people in the handovers."
    )
    lines = [_begun(one, channels.get(one.id, "")) for one in handovers]
    entries = [
        blocks.section(line, blocks.button("Open", Action.OPEN, one.id))
        for one, line in zip(handovers, lines, strict=True)
    ]
    return Message("\n".join((words, *lines)), [blocks.section(words), *entries])


def _begun(handover: Handover, channel: str) -> str:
    where = f", <#{channel}>" if channel else ""
    first = first_for_manager(handover)
    asked = f" *What I need from you:* {first}." if first else ""
    return (
        f"*{account(handover)}*: {hands_over(handover)} to {mention(handover.incoming)}, "
        f"by {day(handover.window.end)}{where}.{asked}{kept_inside(handover)}"
    )


def _backup(handover: Handover, person: Person, channel: str) -> Message:
    words = (
        f"{_greeting(person)} {_news(handover, person)} It goes from {hands_over(handover)} to "
        f"{mention(handover.incoming)}, by {day(handover.window.end)}, and you are their backup.{kept_inside(handover)}\n\n"
        f"*Nothing for you to do now.* When one of them is away, you may answer, accept, approve and do their steps in their "
        f"place. Everybody in the handover meets in {channel}."
    )
    return _message(words, blocks.button("See the whole handover", Action.OPEN, handover.id))


def _greeting(person: Person) -> str:
    return f"Hello {safe(called(person.name) or 'there', 40)}!"


def _news(handover: Handover, person: Person) -> str:
    """Return that the handover has begun, and who opened it; to whoever came in later, what they are now and in whose place."""
    if came := came_in(handover, person.id, f"the handover of *{account(handover)}*"):
        return came
    if handover.ends_cover is CoverEnd.RETURN and handover.outgoing == person.id:
        return f"The return of *{account(handover)}* begins."
    by = "You have" if handover.opened_by == person.id else f"{mention(handover.opened_by)}{_outside(handover)} has"
    return f"{by} started the handover of *{account(handover)}*."


def _started_outside(handover: Handover) -> str:
    started = f" {mention(handover.opened_by)} started it, and takes no part in it."
    return started if from_outside(handover) else ""


def _outside(handover: Handover) -> str:
    """Return that whoever started it takes no part in it, if that is so."""
    return ", who takes no part in it," if from_outside(handover) else ""


def _declined(handover: Handover, user: str) -> Message:
    words = (
        f"You have declined the handover of *{account(handover)}*, so I ask you for nothing there. I have told "
        f"{told(handover, user)}, so that somebody else can be chosen."
    )
    return _message(words, undo_button(handover))


def _with_way_out(message: Message, handover: Handover) -> Message:
    """Return the welcome with the button to decline at the end."""
    *content, buttons = message.blocks
    not_mine = blocks.button("This isn't mine …", Action.DECLINE, handover.id)
    return Message(message.text, [*content, blocks.actions(*buttons["elements"], not_mine)])


def _with_answers(message: Message, handover: Handover) -> Message:
    """Return the welcome of an incoming CSM with the question whether they take the account on, and its two answers first.

    Who has said yes can still say that they can't.
    """
    *content, buttons = message.blocks
    others = [{name: value for name, value in one.items() if name != "style"} for one in buttons["elements"]]
    if awaited_assignment(handover) is None:
        cannot = blocks.button(CANNOT, Action.DECLINE, handover.id)
        return Message(message.text, [*content, blocks.actions(*buttons["elements"], cannot)])
    row = blocks.actions(*answer_buttons(handover), *others)
    return Message(f"{message.text}\n\n{_TAKEN_ON}", [*content, blocks.section(_TAKEN_ON), row])


def _message(words: str, *buttons: blocks.Element) -> Message:
    content: list[Block] = [blocks.section(words), blocks.actions(*buttons)]
    return Message(words, content)
