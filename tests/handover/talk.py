"""A conversation in the interview thread, played against the rules alone: prompts appear at once, stamps count up."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from handover.evidence import Attachment
from handover.interview.answering import ThreadMessage, reply
from handover.interview.editing import edit, withdraw
from handover.interview.filing import ask_about
from handover.interview.jobs import SAVED_EDIT
from handover.interview.prompts import number_at
from handover.interview.questions import back, begin, pause_interview, prompt_posted, resume, skip
from handover.interview.replies import InterviewCommand, Unclear, parse_reply
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.interview import Prompt
from handover.model.jobs import Job
from handover.model.people import Role
from handover.time.timestamps import moment_of
from tests.examples import DANA, a_handover


@dataclass
class Talk:
    """The thread of one handover. `prompts_arrive` off means that Slack has not shown the newest question yet."""

    handover: Handover = field(default_factory=a_handover)
    tick: int = 1_772_442_000
    prompts_arrive: bool = True
    said: list[Job] = field(default_factory=list)

    def __post_init__(self) -> None:
        asked, jobs = begin(self.handover, Role.OUTGOING)
        self.settle(Decision(asked, jobs))

    def stamp(self) -> str:
        """Return the next stamp, ten seconds later."""
        self.tick += 10
        return f"{self.tick}.000100"

    def settle(self, decision: Decision) -> None:
        """Take over what was decided, and show what is to be shown."""
        self.handover = decision.handover
        self.said += decision.jobs
        if self.prompts_arrive:
            self.show()

    def show(self) -> None:
        """Let Slack show the prompt that is on its way."""
        for prompt in self.handover.interview_of(Role.OUTGOING).prompts:
            if prompt.posted_at is None and prompt == self.handover.interview_of(Role.OUTGOING).current:
                self.handover = prompt_posted(self.handover, prompt.seq, moment_of(self.stamp())).handover

    def hear(self, text: str, *files: str, stamp: str = "") -> str:
        """Hear Dana write something; return the message's stamp."""
        stamp = stamp or self.stamp()
        meaning = parse_reply(text)
        attachments = tuple(Attachment(name, f"https://files.example/{name}") for name in files)
        if isinstance(meaning, InterviewCommand):
            self.obey(meaning, stamp)
        elif isinstance(meaning, Unclear):
            self.settle(ask_about(self.handover, Role.OUTGOING, stamp, meaning.guess))
        else:
            self.settle(reply(self.handover, Role.OUTGOING, ThreadMessage(stamp, DANA, meaning, attachments)))
        return stamp

    def obey(self, command: InterviewCommand, stamp: str) -> None:
        """Do what a known word says."""
        at = moment_of(stamp)
        moves = {
            InterviewCommand.SKIP: lambda h: skip(h, self.number_at(at)),
            InterviewCommand.BACK: lambda h: back(h, self.number_at(at)),
            InterviewCommand.LATER: lambda h: pause_interview(h, self.number_at(at)),
            InterviewCommand.RESUME: lambda h: resume(h, Role.OUTGOING, at),
        }
        if command in moves:
            self.settle(moves[command](self.handover))

    def number_at(self, at: datetime) -> int:
        """The number of the question that was on screen at that time (UTC)."""
        return number_at(self.handover.interview_of(Role.OUTGOING), at)

    def change(self, stamp: str, text: str, *files: str) -> None:
        """Hear Dana edit a message."""
        meaning = parse_reply(text)
        assert not isinstance(meaning, InterviewCommand | Unclear)
        attachments = tuple(Attachment(name, f"https://files.example/{name}") for name in files)
        written = ThreadMessage(stamp, DANA, meaning, attachments)
        self.settle(edit(self.handover, Role.OUTGOING, written, moment_of(self.stamp())))

    def delete(self, stamp: str) -> None:
        """Hear Dana delete a message."""
        self.settle(withdraw(self.handover, Role.OUTGOING, stamp, moment_of(self.stamp())))

    @property
    def now_asked(self) -> str:
        """The subject of the question that waits, empty at the end and while it is paused."""
        current = self.handover.interview_of(Role.OUTGOING).current
        return current.subject if current else ""

    @property
    def current(self) -> Prompt:
        """The prompt that waits."""
        current = self.handover.interview_of(Role.OUTGOING).current
        assert current is not None
        return current

    def text(self, item: str) -> str:
        """What is known about an item."""
        return self.handover.answer(item).text

    def notes(self) -> list[str]:
        """What kinds of short notes were said."""
        return [one.ref["what"] for one in self.said if one.kind is SAVED_EDIT]

    def change_fields(self, **changes: object) -> None:
        """Change fields of the handover directly."""
        self.handover = replace(self.handover, **changes)  # type: ignore[arg-type]  # fields by name
