"""Who could know what a CSM who has gone would have answered: colleagues to ask, and the customer's people with what to ask."""

from collections.abc import Mapping, Sequence

from handover.model.contributors import ContributorRequest
from handover.model.handover import Handover
from handover.model.playbook import Item
from handover.model.records import Contact, RecordKind
from handover.records.in_words import ROLES, STANCES
from handover.who_knows.colleagues import MOST_EACH, Proposal, Why
from handover.who_knows.customers import CustomerNotTold, Noted, mark_of, may_be_asked, noted
from handover.who_knows.open_items import looks_for_who_knows, open_items
from messages.contributors.asking import ask_button
from messages.kit import blocks
from messages.kit.dates import day_and_year, local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.refusals import words_for
from messages.kit.text import count, first_listed, listed, mention, oneline, safe
from messages.kit.titles import account, hands_over, item_title
from messages.kit.values import ButtonValue

TITLE, NOTE_TITLE = "Who could know", "What they said"
ASKED, ITEM, TEXT = "asked", "item", "text"
SEE = "See who could know"
NAMED = 5
MOST_LEFT = 20
"""Items for which nobody is proposed that are shown with the way to ask anybody."""
TO_THE_CUSTOMER: Mapping[RecordKind, str] = {
    RecordKind.TEXT: "What should whoever looks after you know from the first day?",
    RecordKind.PEOPLE: "Who else on your side should we know and keep up to date?",
    RecordKind.PROMISES: "What have we promised you, or begun with you, that is not finished yet?",
    RecordKind.DATES: "Which dates and deadlines are coming up for you with us?",
    RecordKind.ISSUES: "What doesn't work for you as it should just now?",
    RecordKind.PROJECTS: "Which projects are under way between us, and where do they stand?",
    RecordKind.LINKS: "Which folders, documents and notes do we share?",
    RecordKind.PULSE: "How is it going with us at the moment?",
}
"""What somebody at the customer can be asked about an item of this kind, in words that tell nothing of ours."""


def who_knows_buttons(handover: Handover) -> list[blocks.Element]:
    """Return the button that shows who could know, where somebody has gone who would have."""
    return [blocks.button(SEE, Action.WHO_KNOWS, handover.id)] if looks_for_who_knows(handover) else []


def who_knows(
    handover: Handover, proposed: Sequence[Proposal], names: Mapping[str, str], there: Sequence[Contact], metadata: str
) -> View:
    """Return whom to ask: colleagues, chosen before anybody is asked, and the customer's people with what to ask them.

    `names` are those of the colleagues, by user id.
    """
    items = open_items(handover)
    left = f"{count(len(items), 'question')} {'is' if len(items) == 1 else 'are'} still open"
    head = (
        f"*{account(handover)}*: {hands_over(handover)} has left. {left if items else 'No question is open any more'}."
    )
    content: list[Block] = [blocks.section(head), *_colleagues(handover, proposed, names)]
    content += [blocks.divider(), *_at_the_customer(handover, there, items)]
    return blocks.modal(
        Form.WHO_KNOWS, TITLE, content, submit="Ask colleagues" if proposed else None, close="Close", metadata=metadata
    )


def _colleagues(handover: Handover, proposed: Sequence[Proposal], names: Mapping[str, str]) -> list[Block]:
    waiting = _by_person(handover, [one for one in handover.contributor_requests if one.open])
    lines = [blocks.context(f"Asked already: {waiting}.")] if waiting else []
    nobody = _nobody_proposed(handover, proposed)
    if not proposed:
        none = "I know nobody else who could answer what is open." if nobody else "Nothing waits to be asked."
        return [blocks.section(f"*Colleagues*\n{none}"), *lines, *nobody]
    found = "\n".join(f"• *{item_title(handover, one.item)}*: {mention(one.who)}, {_why(one)}" for one in proposed)
    choices = [_choice(handover, one, names) for one in proposed]
    hint = (
        "Each question goes to one person, in their working hours, with “I don't know” and “Ask somebody else …”. Nobody gets more "
        f"than {MOST_EACH} at once, and one reminder. You hear from me what they say."
    )
    menu = blocks.choices_menu(ASKED, choices, [value for _, value in choices])
    return [
        blocks.section(f"*Colleagues*\n{found}"),
        *lines,
        blocks.field(ASKED, "Whom shall I ask?", menu, hint=hint),
        *nobody,
    ]


def _nobody_proposed(handover: Handover, proposed: Sequence[Proposal]) -> list[Block]:
    """Return what is open and asked of nobody, with the way to ask anybody."""
    found = {one.item for one in proposed}
    left = [one for one in open_items(handover) if one.key not in found and not handover.asked_of_colleagues(one.key)]
    return [
        blocks.section(
            f"*{item_title(handover, one.key)}*: nobody comes to my mind.",
            ask_button(handover, one.key) if handover.active else None,
        )
        for one in left[:MOST_LEFT]
    ]


def _by_person(handover: Handover, requests: Sequence[ContributorRequest]) -> str:
    """Return who is asked about what, each person once; empty for nobody."""
    asked: dict[str, list[str]] = {}
    for one in requests:
        asked.setdefault(one.contributor, []).append(f"*{item_title(handover, one.item)}*")
    return first_listed([f"{mention(user)} about {listed(titles)}" for user, titles in asked.items()], NAMED)


def _choice(handover: Handover, one: Proposal, names: Mapping[str, str]) -> tuple[str, str]:
    name = oneline(names.get(one.who, "")) or one.who
    return f"{name}: {oneline(handover.playbook.item(one.item).title)}", f"{one.item} {one.who}"


def _why(one: Proposal) -> str:
    when = f" ({day_and_year(one.at.date())})" if one.at else ""
    return {
        Why.SAID_IT: f"who has told us about it before{when}",
        Why.BACKUP: "the backup",
        Why.ANSWERED: "who has answered something about this customer",
        Why.TOOK_PART: f"who took part in an earlier handover of it{when}",
        Why.MANAGER: "the manager",
    }[one.why]


def _at_the_customer(handover: Handover, there: Sequence[Contact], items: Sequence[Item]) -> list[Block]:
    if not there:
        words = "*At the customer*\nI know nobody there yet. Whoever is named as a contact or in an answer stands here."
        return [blocks.section(words)]
    locked = [one for one in there if not may_be_asked(handover, one)]
    lead = (
        "*At the customer*\nThey know their side of it, and can fill in what nobody here knows. "
        "Only the handover's people see this."
    )
    content: list[Block] = [blocks.section(lead)]
    if locked:
        content.append(
            blocks.context(
                ":lock: Ask nobody there before they know that their CSM has left: by the introduction e-mail, or told personally. "
                "Have you told somebody yourself? Then say so here."
            )
        )
    if len(locked) < len(there) and (ask := _to_ask(items)):
        content.append(blocks.section("\n".join(["*What you can ask them*", *(f"• {one}" for one in ask)])))
    for one in there:
        content += _person(handover, one)
    return content


def _person(handover: Handover, person: Contact) -> list[Block]:
    facts = [safe(oneline(person.title), 80), ROLES.get(person.role, "") if person.role else ""]
    facts.append(STANCES.get(person.stance, "") if person.stance else "")
    reach = [person.email, person.phone, person.channel, person.hours]
    known_by = f" · known by {safe(oneline(person.known_by), 80)}" if person.known_by else ""
    how = ", ".join(safe(oneline(one), 80) for one in reach if one) or "I don't know how"
    lines = [" · ".join([f"*{_name(person)}*", *(one for one in facts if one)]), f"Reach them: {how}{known_by}"]
    value, name = str(ButtonValue(handover.id, mark_of(person))), oneline(person.name or person.email)
    if not may_be_asked(handover, person):
        told = blocks.button("I've told them", Action.WHO_KNOWS_TOLD, value, label=f"I've told {name}")
        return [blocks.section("\n".join(lines), told if handover.active else None)]
    note = blocks.button("Note what they said …", Action.WHO_KNOWS_NOTE, value, label=f"Note what {name} said")
    content: list[Block] = [blocks.section("\n".join(lines), note if handover.active else None)]
    content += [_noted(handover, one) for one in noted(handover, person)[:NAMED]]
    if not handover.customer_told and handover.active:
        back = blocks.button("They don't know yet", Action.WHO_KNOWS_TOLD_UNDO, value, label=f"{name} doesn't know yet")
        content.append(blocks.actions(back))
    return content


def _noted(handover: Handover, one: Noted) -> Block:
    words = (
        f"✓ On *{item_title(handover, one.item)}*, noted by {mention(one.part.by)}, {local_time(one.part.at)}: "
        f"{safe(oneline(one.part.text), 200)}"
    )
    value = str(ButtonValue(handover.id, f"{one.item};{one.part.at.isoformat()}"))
    return blocks.section(
        words, blocks.button("Take out", Action.WHO_KNOWS_TAKE_OUT, value) if handover.active else None
    )


def _to_ask(items: Sequence[Item]) -> list[str]:
    """Return what to ask somebody there about these items, each question once."""
    return list(dict.fromkeys(TO_THE_CUSTOMER[one.kind] for one in items if one.kind in TO_THE_CUSTOMER))[:NAMED]


def note_form(handover: Handover, person: Contact, items: Sequence[Item], metadata: str) -> View:
    """Return the form in which is noted what somebody there has said, and about what."""
    choices = [(oneline(one.title), one.key) for one in items]
    words = (
        f"*{account(handover)}*: what {_name(person)} has told you. It is kept with the answer under their name, "
        "and whoever takes over reads it; the customer doesn't see it."
    )
    return blocks.modal(
        Form.WHO_KNOWS_NOTE,
        NOTE_TITLE,
        [
            blocks.section(words),
            blocks.field(ITEM, "What is it about?", blocks.menu(ITEM, choices, choices[0][1] if choices else None)),
            blocks.field(TEXT, "What did they say?", blocks.text_field(TEXT, multiline=True)),
        ],
        submit="Save",
        close="Cancel",
        metadata=metadata,
    )


def asked(handover: Handover, requests: Sequence[str]) -> Message:
    """Return the confirmation of whom I ask now, with the way back."""
    who = _by_person(handover, [one for one in handover.contributor_requests if one.id in requests])
    words = f"✓ I ask {who}, in their working hours. You hear from me what they say; until then nothing waits for it."
    undo = blocks.button("Undo", Action.WHO_KNOWS_UNDO, str(ButtonValue(handover.id, ",".join(requests))))
    return Message(words, [blocks.section(words), blocks.actions(undo)])


def taken_back() -> str:
    """Return the confirmation that nobody is asked any more."""
    return "Undone: they are not asked, and whoever has read the question sees that it is taken back."


def _name(person: Contact) -> str:
    return safe(oneline(person.name or person.email), 80)


@words_for.register
def _(refusal: CustomerNotTold) -> str:
    name, of = safe(oneline(refusal.name), 100), safe(oneline(refusal.account), 100)
    return (
        f"{name} does not know yet that the CSM of *{of}* has left. Please tell them first: with the introduction e-mail, or "
        "personally. I have noted nothing."
    )
