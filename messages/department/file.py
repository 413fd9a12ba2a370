"""The internal document as files, what its receiver reads below them and can answer, and what whoever handed it over hears."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from handover.blueprint.file import FileFormat
from handover.department.contents import Contents, contents
from handover.department.missing import items_asked_about
from handover.model.answers import Question
from handover.model.department import DepartmentVersion, Standing
from handover.model.handover import Handover
from handover.model.people import Person
from handover.questions import question_owner
from messages.blueprint.parts import BlueprintPart
from messages.blueprint.pdf import typst_inputs
from messages.causes import reason_of
from messages.department.words import MISSING_TITLE, department_name, version_lines
from messages.failures import FailureWords
from messages.kit import blocks
from messages.kit.dates import day_and_year
from messages.kit.ids import Action, Form
from messages.kit.markdown import line
from messages.kit.message import Message, View
from messages.kit.quotes import block_quote
from messages.kit.text import count, mention, oneline, safe
from messages.kit.titles import account
from messages.kit.values import ButtonValue
from messages.release.words import open_button

MISSING, ABOUT = "missing", "about"
LONGEST_NAME = 60
People = Mapping[str, Person]
"""Who is known, by user id."""


def title_of(handover: Handover, version: DepartmentVersion) -> str:
    """Return what the document is called, in plain text."""
    return f"{oneline(handover.account)}: handover to {oneline(version.receiver.name)}"


def file_name(handover: Handover, version: DepartmentVersion, number: int, file_format: FileFormat) -> str:
    """Return the name of a version's file."""
    words = re.sub(r"[^\w]+", "-", f"{oneline(handover.account)} for {oneline(version.receiver.name)}".casefold())
    return f"{words[:LONGEST_NAME].strip('-_')}-internal-v{number + 1}.{file_format}"


def markdown(handover: Handover, number: int, people: People, now: datetime) -> str:
    """Return the Markdown file's text, with everything people wrote escaped."""
    version = handover.department_versions[number]
    said = [f"# {line(title_of(handover, version))}", line(_standing(number, now))]
    for title, lines in _parts(handover, contents(handover), people):
        said.append(f"## {line(title)}")
        said.append("\n".join(f"- {line(one)}" for one in lines))
    return "\n\n".join(said) + "\n"


def inputs(handover: Handover, number: int, people: People, now: datetime) -> dict[str, str]:
    """Return what the template sets to a PDF."""
    version = handover.department_versions[number]
    parts = tuple(
        BlueprintPart(title, title, "\n".join(f"• {oneline(one)}" for one in lines))
        for title, lines in _parts(handover, contents(handover), people)
    )
    return typst_inputs(title_of(handover, version), _standing(number, now), parts)


def note(handover: Handover, number: int) -> Message:
    """Return what the receiver reads below the files, and what they can answer or undo."""
    version = handover.department_versions[number]
    lead = f":page_facing_up: *{account(handover)}* comes to you in {department_name(version)}: the files above are internal."
    words = "\n".join((lead, *version_lines(version, number), *_asked(handover, number)))
    value = str(ButtonValue(handover.id, str(number)))
    got_it = blocks.button("Got it, nothing is missing", Action.DEPARTMENT_GOT_IT, value, "primary")
    missing = blocks.button("Something is missing …", Action.DEPARTMENT_MISSING, value)
    undo = blocks.button("Undo", Action.DEPARTMENT_UNDO, value, label="Undo what I said of the document")
    answered = {Standing.ACKNOWLEDGED: (undo, missing), Standing.MISSING: (got_it, missing, undo)}
    return Message(words, [blocks.section(words), blocks.actions(*answered.get(version.standing, (got_it, missing)))])


def missing_form(handover: Handover, number: int, metadata: str) -> View:
    """Return the form that asks what is missing, with what was said before."""
    version = handover.department_versions[number]
    box = blocks.text_field(MISSING, version.missing, multiline=True, placeholder="Who signs there now?", limit=2000)
    items = items_asked_about(handover) if handover.active else ()
    titles = [(oneline(one.title), one.key) for one in items]
    asked = next((one.item for one in handover.questions if one.id == version.question), "")
    about = (
        blocks.field(ABOUT, "What is it about?", blocks.menu(ABOUT, titles, asked or items[0].key)) if items else None
    )
    hint = (
        "It goes as a question from you to whoever can answer it. The answer comes with a newer version."
        if items
        else "Whoever handed it over hears of it, and can send a newer version."
    )
    content = [
        blocks.section(f"*{account(handover)}*: what do you miss in the document?"),
        blocks.field(MISSING, "What is missing?", box, hint=hint),
        *([about] if about else []),
    ]
    return blocks.modal(Form.DEPARTMENT_MISSING, MISSING_TITLE, content, submit="Send", metadata=metadata)


def told(handover: Handover, number: int) -> Message:
    """Return what whoever handed it over hears of what became of it."""
    version = handover.department_versions[number]
    who, which = mention(version.receiver.person), _which(handover, number)
    question = next((one for one in handover.questions if one.id == version.question), None)
    then = (
        f"I have asked {mention(question_owner(handover, question))}. You hear from me once there is an answer."
        if question is not None
        else "Add it to the checklist, then hand over a newer version."
    )
    words = {
        Standing.ACKNOWLEDGED: f":white_check_mark: *{account(handover)}*: {who} has {which}, and nothing is missing.",
        Standing.MISSING: (
            f":grey_question: *{account(handover)}*: {who} misses something in {which}:\n{block_quote(version.missing, 2000)}\n"
            f"{then}"
        ),
        Standing.UNREACHABLE: (
            f":warning: *{account(handover)}*: I couldn't deliver {which}. {who} is no full member any more. Who gets it instead?"
        ),
    }.get(version.standing, f"*{account(handover)}*: {who} has taken back what they said of {which}.")
    return Message(words, [blocks.section(words), blocks.actions(open_button(handover))])


def answered(handover: Handover, number: int, question: Question) -> Message:
    """Return what whoever handed it over hears once what the receiver missed is answered, with the way to a newer version."""
    who = mention(handover.department_versions[number].receiver.person)
    by = ", ".join(dict.fromkeys(mention(part.by) for part in question.parts))
    words = (
        f":speech_balloon: *{account(handover)}*: {by} has answered what {who} missed in {_which(handover, number)}:\n"
        f"{block_quote(question.reply, 2000)}\nIt is in the next version."
    )
    value = str(ButtonValue(handover.id, str(number + 1)))
    hand_over = blocks.button(f"Hand over version {number + 2}", Action.DEPARTMENT_SEND, value, "primary")
    return Message(words, [blocks.section(words), blocks.actions(hand_over, open_button(handover))])


def sent(handover: Handover, number: int) -> Message:
    """Return what whoever has pressed it in a message reads: that the version goes, with the way back, or that it is taken back."""
    version = handover.department_versions[number]
    if version.taken_back_by:
        words = f"Version {number + 1} of the document about *{account(handover)}* is taken back."
        return Message(words, [blocks.section(words), blocks.actions(open_button(handover))])
    words = f"✓ Version {number + 1} goes to {mention(version.receiver.person)}, in their working hours."
    back = blocks.button("Take back", Action.DEPARTMENT_TAKE_BACK, str(ButtonValue(handover.id, str(number))))
    return Message(words, [blocks.section(words), blocks.actions(back)])


def _asked(handover: Handover, number: int) -> Iterator[str]:
    """Yield how far the receiver's question is."""
    version = handover.department_versions[number]
    question = next((one for one in handover.questions if one.id == version.question), None)
    if question is None:
        return
    if question.open:
        yield f"I have asked {mention(question_owner(handover, question))}. The answer comes with a newer version."
    elif question.reply and number == len(handover.department_versions) - 1:
        yield "It is answered: the answer comes with the next version."
    elif question.reply:
        yield "It is answered in a newer version."


def _which(handover: Handover, number: int) -> str:
    return f"version {number + 1} of the document for {department_name(handover.department_versions[number])}"


def not_sent(handover: Handover, why: str, text: str) -> Message:
    """Return what the receiver reads when Slack takes no file: the whole of it to copy, where it is short enough."""
    name = safe(oneline(handover.account), 150)
    words = f":warning: I couldn't send you the document about *{name}* as a file: {reason_of(why)}."
    return Message(words, [blocks.section(words), *blocks.instead_of_a_file(text)])


def _standing(number: int, now: datetime) -> str:
    return f"Internal. Version {number + 1}, {day_and_year(now.date())}"


def _parts(handover: Handover, said: Contents, people: People) -> Iterator[tuple[str, list[str]]]:
    """Yield titles and lines: who and when, what is known, and how much is left out."""
    yield "Who and when", [*_people(handover, people)]
    yield from ((part.title, [*part.lines]) for part in said.parts)
    if said.left_out:
        yield (
            "Left out",
            [f"{count(len(said.left_out), 'line')}. Whoever handed this over knows what, and can say why."],
        )


def _people(handover: Handover, people: People) -> Iterator[str]:
    def name(user: str) -> str:
        return people[user].name if user in people else user

    roles = (
        ("From", handover.leaver or name(handover.outgoing)),
        ("To", name(handover.incoming)),
        ("Manager", name(handover.manager) if handover.manager else ""),
    )
    yield from (f"{role}: {oneline(who)}" for role, who in roles if who)
    yield f"Dates: {day_and_year(handover.window.start)} to {day_and_year(handover.window.end)}"
    if handover.renewal_date:
        yield f"Renewal: {day_and_year(handover.renewal_date)}"


FAILED = FailureWords("deliver the document to the other department", to_person=False)
