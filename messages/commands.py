"""The slash command `/handover`: the table of its verbs, its help, and replies to unclear input."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handover.model.handover import Handover
from handover.searching import MOST_OFFERED
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action, Menu
from messages.kit.message import Block, Message
from messages.kit.text import oneline, safe, shorten
from messages.kit.values import ButtonValue

COMMAND = "/handover"
VERB = "pick:"
"""What the block id of the menu that asks which handover is meant begins with; the verb follows."""


@dataclass(frozen=True)
class Command:
    """One verb: its arguments and a description of one line."""

    verb: str
    arguments: str
    does: str

    @property
    def usage(self) -> str:
        """How it is typed."""
        return " ".join(part for part in (COMMAND, self.verb, self.arguments) if part)


COMMANDS: Sequence[Command] = (
    Command("start", "[account]", "Open the form for a new handover"),
    Command("status", "[account]", "See how far a handover is, what is next, and who owes what"),
    Command(
        "list",
        "[late or ended]",
        "See the handovers you are in, only those that need attention, or those that have ended",
    ),
    Command("account", "[account]", "Open an account: everything that is known of it, and whose it is"),
    Command(
        "accounts",
        "[mine, my team's, without owner, without backup, stale or all]",
        "See the accounts that are yours to see",
    ),
    Command("brief", "[account]", "Read in half a minute what matters about an account"),
    Command("suggest", "[account]", "See who could take over an account, and why: for leads, who decide"),
    Command("book", "", "Hand over many accounts of one person together: for leads"),
    Command("team", "", "See your team: its handovers and accounts, what is late, who has room: for leads"),
    Command("checklist", "[account]", "Answer or read the questions in a form"),
    Command("email", "[account]", "Write, check and approve the introduction to the customer"),
    Command("templates", "", "See and change the words of letters to customers: leads change them, for all letters"),
    Command("calls", "[account]", "Arrange the calls of a handover: times for everybody, invitations for the calendar"),
    Command("customer", "[account]", "Open a channel with the customer, invite them, and say approved words there"),
    Command("contacts", "[account]", "Join the contacts of two companies that merge, and see who is there twice"),
    Command("release", "[account]", "Hand the document to another department, or release one for a provider outside"),
    Command("plan", "[account]", "Change the plan of a handover: dates, people, contacts, renewal, reasons, note"),
    Command("people", "[account]", "See who does what in a handover, and give it to somebody else"),
    Command("pause", "[account]", "Pause a handover"),
    Command("resume", "[account]", "Go on with a paused handover"),
    Command("snooze", "[account]", "Hear nothing about a handover until a day you choose"),
    Command("complete", "[account]", "Finish a handover, once nothing is open"),
    Command("override", "[account]", "Decide in somebody's place, with a reason: for managers and admins"),
    Command("cancel", "[account]", "Call a handover off"),
    Command("reopen", "[account]", "Take up a handover that was completed or cancelled"),
    Command("settings", "", "Choose when and how much you hear: hour, working days, public holidays, absence"),
    Command("help", "", "See this list"),
)

FORMER_VERBS: Mapping[str, str] = {"edit": "plan"}
"""Verbs that go on working under a name they had, and what they are called now."""


def help_() -> Message:
    """Return the list of commands."""
    lines = [f"`{command.usage}` {command.does}" for command in COMMANDS]
    note = "Leave the account out if you are in only one handover, or if you are in its channel."
    return Message(
        "\n".join(["Here is what I can do:", *lines, note]),
        [
            blocks.section("\n".join(["*Here is what I can do*", *lines])),
            blocks.context(note),
            blocks.actions(blocks.button("Start handover …", Action.START, style="primary")),
        ],
    )


def unknown(typed: str, nearest: str) -> Message:
    """Return the reply to an unknown verb: the nearest one (empty for none), then all of them."""
    what = safe(oneline(typed), 60)
    guess = f" Did you mean `{COMMAND} {nearest}`?" if nearest else ""
    words = f"I don't know “{what}”.{guess}"
    everything = help_()
    return Message(f"{words}\n{everything.text}", [blocks.section(words), *everything.blocks])


def choice(handovers: Sequence[Handover], verb: str, wanted: str) -> Message:
    """Return the question which handover is meant, with a menu that continues with the verb.

    `wanted` is a typed name that matches no handover, empty when none was typed.
    """
    words = choice_words(handovers, wanted)
    return Message(words, choice_blocks(handovers, verb, wanted))


def choice_blocks(handovers: Sequence[Handover], verb: str, wanted: str, *, ended: bool = False) -> list[Block]:
    """Return the same as blocks, for a modal. `ended`: the verb is for handovers that were completed or cancelled."""
    if ended and not handovers:
        return [blocks.section(_none_ended(wanted))]
    words = choice_words(handovers, wanted)
    if not handovers:
        return [blocks.section(words), blocks.actions(blocks.button("Start handover …", Action.START, style="primary"))]
    if len(handovers) > MOST_OFFERED:
        menu = blocks.search_menu(Menu.PICK, "Type the account's name")
        return [blocks.section(words), blocks.actions(menu) | {"block_id": f"{VERB}{verb}"}]
    menu = blocks.menu(Action.PICK, choice_options(handovers, verb), placeholder="Choose a handover")
    return [blocks.section(words), blocks.actions(menu)]


def choice_options(handovers: Sequence[Handover], verb: str) -> list[tuple[str, str]]:
    """Return the label and value of each handover in the menu that continues with the verb."""
    return [(_choice_label(one), str(ButtonValue(one.id, verb))) for one in handovers]


def choice_words(handovers: Sequence[Handover], wanted: str) -> str:
    """Return the question, or that there is nothing to choose from."""
    name = safe(oneline(wanted), 100)
    if wanted and not handovers:
        return f"I know no handover of “{name}” that you are in. Is that customer about to change hands?"
    if not handovers:
        return "You are in no handover that this could be about. Is a customer about to change hands?"
    return (
        f"I'm not sure which one you mean by “{name}”. Is it one of these?" if wanted else "Which handover do you mean?"
    )


def _none_ended(wanted: str) -> str:
    """Return that no handover that has ended is meant."""
    if not wanted:
        return "None of your handovers has ended yet, so there is nothing to reopen."
    name = safe(oneline(wanted), 100)
    return f"None of your handovers that have ended is called “{name}”. `{COMMAND} list ended` shows them."


def _choice_label(handover: Handover) -> str:
    end = f" (until {day(handover.window.end)})"
    return shorten(oneline(handover.account), 75 - len(end)) + end


def mention_help() -> Message:
    """Return what can be asked by mentioning Baton in a handover channel."""
    words = (
        "In here you can ask me for `status` (how far are we?) or `what's left` (who owes what?). "
        "My questions about the customer are answered in my direct messages with whoever hands over; what you want to ask goes "
        "into “Review answers”, on the card. "
        f"Everything else works with `{COMMAND} help`."
    )
    return Message(words, [blocks.section(words)])


def mention_elsewhere() -> Message:
    """Return the reply to a mention outside handover channels."""
    words = (
        "Hello! I carry customers from one CSM to the next. This channel isn't about a handover, "
        f"but `{COMMAND} list` shows the ones you are in, and `{COMMAND} start` begins one."
    )
    return Message(words, [blocks.section(words)])
