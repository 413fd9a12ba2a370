"""What has changed since a cover began as a Markdown file, with user text escaped; its name, and what is said around it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from handover.cover.changes import Changed, ChangedSince, Subject
from handover.model.account import Account
from handover.model.people import Person
from messages.accounts.words import LABELS
from messages.causes import reason_of
from messages.failures import FailureWords
from messages.kit import blocks
from messages.kit.dates import day_and_year
from messages.kit.ids import Action
from messages.kit.markdown import line, lines
from messages.kit.message import Message
from messages.kit.text import oneline, safe
from messages.kit.values import AccountValue

HEADINGS: Mapping[Subject, str] = {
    Subject.PROMISES: "Promises",
    Subject.PEOPLE: "People",
    Subject.DATES: "Dates",
    Subject.TROUBLES: "Troubles and risks",
    Subject.PROJECTS: "Projects",
    Subject.OTHER: "What else was said and decided",
}
LONGEST_NAME = 60
ON_ITS_WAY = ":page_facing_up: The Markdown is on its way to your direct messages with me."


def title_of(account: Account, changed: ChangedSince) -> str:
    """Return what the file is called where it is read."""
    return f"{oneline(account.name)}: what has changed since {day_and_year(changed.since.date())}"


def file_name(account: Account, minute: str) -> str:
    """Return the file's name: of which account, and of which minute (UTC)."""
    name = re.sub(r"[^\w]+", "-", oneline(account.name).casefold())[:LONGEST_NAME].strip("-_")
    return f"{name or 'account'}-changes-{minute}.md"


def people_in(changed: ChangedSince) -> tuple[str, ...]:
    """Return the user ids of everybody who has changed something, each once."""
    users = (*(one.by for one in changed.entries), *(one.by for one in changed.fields))
    return tuple(dict.fromkeys(user for user in users if user))


def markdown(account: Account, changed: ChangedSince, people: Mapping[str, Person]) -> str:
    """Return the file's text. `people` are those who have changed something, as far as they are known, by user id."""
    blocks_ = [f"# {line(title_of(account, changed))}"]
    for subject in Subject:
        if found := changed.of(subject):
            blocks_ += [f"## {HEADINGS[subject]}", *(_entry(one, people) for one in found)]
    if changed.fields:
        said = (
            f"- {LABELS[one.what]}: {line(one.before) or 'none'} → {line(one.after) or 'none'} "
            f"({_who(one.by, people)}, {day_and_year(one.at.date())})"
            for one in changed.fields
        )
        blocks_ += ["## The account itself", "\n".join(said)]
    if not changed:
        blocks_.append("Nothing has changed.")
    return "\n\n".join(blocks_) + "\n"


def refused(why: str) -> Message:
    """Return why whoever asked gets no file any more, in mrkdwn."""
    words = f"I haven't sent you what has changed. {why}"
    return Message(words, [blocks.section(words)])


def not_sent(account: Account, why: str, text: str) -> Message:
    """Return what whoever asked is told when Slack takes no file, with what would be in it. `why` is Slack's code."""
    name = safe(oneline(account.name), 150)
    words = (
        f":warning: I couldn't send you what has changed of *{name}* as a file: {reason_of(why)}. Here it is to copy:"
    )
    return Message(words, [blocks.section(words), *blocks.instead_of_a_file(text)])


def _entry(one: Changed, people: Mapping[str, Person]) -> str:
    marks = [*_marked("+", lines(one.new)), *_marked("−", lines(one.gone))]
    return "\n".join([f"**{line(one.title)}** ({_who(one.by, people)}, {day_and_year(one.at.date())})", "", *marks])


def _marked(mark: str, said: Sequence[str]) -> Iterator[str]:
    return (f"- {mark} {text}" for text in said if text.strip())


def _who(user: str, people: Mapping[str, Person]) -> str:
    return line(people[user].name) if user in people else "somebody"


def _instead(asked: Mapping[str, str]) -> list[blocks.Element]:
    """Return the buttons for whoever did not get the file."""
    value = str(AccountValue(asked["account"]))
    return [
        blocks.button("Try again", Action.COVER_FILE, value),
        blocks.button("Open the account", Action.ACCOUNT_OPEN, value),
    ]


FAILED = FailureWords("send you what has changed as a file", instead=_instead)
