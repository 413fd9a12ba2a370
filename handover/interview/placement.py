"""Which question a message was written to: the newest that had been on screen for as long as reading and typing takes.

What comes sooner was begun before: it goes on with the answer just given, or is for the question that a colleague's pushed
aside. Where neither is certain nothing is stored, and the writer is asked; a reply to a colleague is read by others at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from handover.interview.prompts import answered_before
from handover.model.answers import Answer, Part, Question
from handover.model.handover import Handover
from handover.model.interview import Prompt, PromptKind, PromptOutcome
from handover.model.people import Role
from handover.questions import question_of
from handover.time.timestamps import moment_of

BY_HAND = timedelta(seconds=1.2)
"""Nobody sends two messages by hand within this time. What comes faster is not judged by the clock."""
SOON = timedelta(seconds=20)
"""How soon after a message another one, with a file or after a file, or a reply's second half, still goes with it."""
FEW_WORDS = 7
"""Words of an answer so short that it may have been none: what people say to a bot has seldom more."""
DONE = (PromptOutcome.ANSWERED, PromptOutcome.NOT_APPLICABLE)


@dataclass(frozen=True)
class Pace:
    """How long reading a question and typing an answer takes at least."""

    reading: timedelta
    per_letter: timedelta
    most_typing: timedelta

    def needed(self, letters: int) -> timedelta:
        """Return the time for an answer of so many letters. A long one may be pasted or dictated."""
        return self.reading + min(letters * self.per_letter, self.most_typing)


QUICK = Pace(timedelta(seconds=2.5), timedelta(seconds=0.06), timedelta(seconds=6))
"""For the interview's own questions: a wrong guess is undone with a tap."""
CAREFUL = Pace(timedelta(seconds=3), timedelta(seconds=0.1), timedelta(seconds=20))
"""For a colleague's question, whose reply is passed on."""


def places_for(
    handover: Handover,
    role: Role,
    at: datetime,
    letters: int,
    *,
    file: bool = False,
    more: bool = False,
    back: bool = False,
) -> tuple[Prompt, ...]:
    """Return the prompt that a message written at `at` (UTC) belongs to; several to ask about; none before the first prompt.

    It is one of the interview of whoever holds the role. `letters` is the length of its text, `file` whether it is a file
    without a text, `back` whether it begins like one about what was said before. After the end, the prompts to choose from may
    be none.
    """
    interview = handover.interview_of(role)
    previous = answered_before(interview, at) if more else None
    if previous is not None:
        return (previous,)
    shown = (one for one in interview.prompts if one.posted_at is not None and one.posted_at < at)
    seen = sorted(shown, key=lambda one: one.posted_at or at)
    if not seen:
        return ()
    newest, before = seen[-1], seen[-2] if len(seen) > 1 else None
    if back and before is not None and newest.outcome not in DONE:
        return (before, newest)
    if newest.kind is PromptKind.QUESTION:
        return _with_a_question(handover, role, newest, seen[:-1], at, letters)
    goes_on = before is not None and before.outcome in DONE and newest.outcome not in DONE
    if before is not None and goes_on and _goes_on(handover, before, newest, at, letters, file=file):
        return (before,)
    return (newest,)


@dataclass(frozen=True)
class Doubt:
    """The time stamp of a message whose meaning is shown with a tap that undoes it, and where else it may belong."""

    stamp: str
    instead: Prompt | None = None


def doubtful(handover: Handover, shown: Sequence[Prompt]) -> Doubt | None:
    """Return the doubt about the message that settled the last of these prompts, oldest first; None where it is certain.

    It is doubtful that a question does not apply, that a few words are an answer, and where a message belongs that came faster
    than its question can be read. What was confirmed is certain.
    """
    if not shown or shown[-1].kind not in (PromptKind.ITEM, PromptKind.QUESTION) or shown[-1].outcome not in DONE:
        return None
    last, before = shown[-1], shown[-2] if len(shown) > 1 else None
    holder = _holder(handover, last)
    parts = [part for part in holder.parts if part.source and not part.request]
    if len(parts) != 1 or (isinstance(holder, Answer) and holder.confirmed):
        return None
    part, posted = parts[0], last.posted_at
    too_fast = posted is not None and moment_of(part.source) - posted < QUICK.needed(len(part.text))
    both_items = before is not None and before.kind is last.kind is PromptKind.ITEM
    if before is not None and both_items and before.outcome in DONE and too_fast:
        return Doubt(part.source, before)
    return Doubt(part.source) if part.excuse or few_words(part.text) else None


def few_words(text: str) -> bool:
    """Return whether a text is so short that it may be no answer."""
    return 0 < len(text.split()) <= FEW_WORDS


def _with_a_question(
    handover: Handover, role: Role, question: Prompt, earlier: list[Prompt], at: datetime, letters: int
) -> tuple[Prompt, ...]:
    if question.outcome in DONE:
        return _after_reply(handover, role, question, earlier, at)
    before = earlier[-1] if earlier else None
    if before is None or _on_screen(question, at) >= CAREFUL.needed(letters) or before.kind is PromptKind.FINISHED:
        return (question,)
    if before.outcome in DONE:
        return (before, question) if at - _heard(handover, before, at) < SOON else (question,)
    if _on_screen(before, at) < BY_HAND:
        return (question,)
    return (before,) if _on_screen(before, at) >= QUICK.needed(letters) else (before, question)


def _after_reply(
    handover: Handover, role: Role, question: Prompt, earlier: list[Prompt], at: datetime
) -> tuple[Prompt, ...]:
    """Return where a message goes after a colleague's question has its reply, and nothing else was asked since."""
    left = [one for one in earlier if one.outcome is PromptOutcome.LATER and not handover.answer(one.subject).given]
    waiting = handover.interview_of(role).prompts[-1]
    if not left or waiting.seq != question.seq:
        return (question,)
    since = at - _heard(handover, question, at)
    return (left[-1], question) if BY_HAND <= since < SOON else (left[-1],)


def _goes_on(handover: Handover, before: Prompt, newest: Prompt, at: datetime, letters: int, *, file: bool) -> bool:
    """Return whether the message goes on with the answer to the prompt before the newest one."""
    part = _last_part(handover, before, at)
    heard = _heard(handover, before, at)
    since, reading = at - heard, at - max(heard, newest.posted_at or at)
    if part is not None and part.source and (file or not part.text) and not part.excuse:
        return since < SOON
    return since >= BY_HAND and since >= letters * QUICK.per_letter and reading < QUICK.needed(letters)


def _on_screen(prompt: Prompt, at: datetime) -> timedelta:
    return at - (prompt.posted_at or at)


def _holder(handover: Handover, prompt: Prompt) -> Answer | Question:
    if prompt.kind is PromptKind.QUESTION:
        return question_of(handover, prompt.subject)
    return handover.answer(prompt.subject)


def _last_part(handover: Handover, prompt: Prompt, at: datetime) -> Part | None:
    parts = [part for part in _holder(handover, prompt).parts if part.source and moment_of(part.source) < at]
    return max(parts, key=lambda part: moment_of(part.source), default=None)


def _heard(handover: Handover, prompt: Prompt, at: datetime) -> datetime:
    """Return when the last message came that is stored with this prompt; long ago when there is none."""
    part = _last_part(handover, prompt, at)
    return moment_of(part.source) if part is not None else (prompt.posted_at or at) - SOON
