"""Whatever people do in whatever order: no word is lost, two handovers never mix, and what is answered stays answered."""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from handover.checklist import ItemInput, item_snapshot, save_items
from handover.interview.answering import ThreadMessage
from handover.interview.filing import FiledAs, Target, file_message, take_out
from handover.interview.jobs import ASK_MEANING
from handover.interview.progress import unanswered
from handover.interview.questions import back, pause_interview, resume, skip
from handover.interview.replies import AnswerText
from handover.model.handover import Handover
from handover.model.interview import PromptOutcome
from handover.model.people import Role
from handover.model.refusals import Refusal
from handover.review import accept, ask
from handover.time.timestamps import moment_of
from tests.examples import DANA, PEOPLE, PRIYA, a_handover
from tests.handover.talk import Talk
from tests.hypothesis_profiles import examples

ITEMS = ("status", "goals", "risks", "extras")
WHICH = st.sampled_from(("Acme", "Borealis"))
MOVES = st.sampled_from(("skip", "back", "later", "continue", "status", "help"))


class Stories(RuleBasedStateMachine):
    """Two handovers of one person. Every word said is unique, so it can be found again, and only where it belongs."""

    @initialize()
    def begin(self) -> None:
        self.talks = {
            name: Talk(replace(a_handover(), id=name, account=name), tick=1_772_442_000)
            for name in ("Acme", "Borealis")
        }
        self.counted = 0
        self.kept: dict[str, dict[str, str]] = {"Acme": {}, "Borealis": {}}
        self.formed: dict[str, list[str]] = {"Acme": [], "Borealis": []}

    def word(self, name: str) -> str:
        self.counted += 1
        return f"{name}{self.counted:05d}"

    def clock(self) -> None:
        """Both threads live in one time."""
        latest = max(talk.tick for talk in self.talks.values())
        for talk in self.talks.values():
            talk.tick = latest + 1

    @rule(which=WHICH, more=st.booleans(), excuse=st.booleans())
    def say(self, which: str, more: bool, excuse: bool) -> None:
        self.clock()
        talk, word = self.talks[which], self.word(which)
        stamp = talk.stamp()
        try:
            talk.hear(f"+ {word}" if more else f"n/a because {word}" if excuse else word, stamp=stamp)
        except Refusal:
            return  # said aloud: the person knows that it was not taken down
        asked = talk.said[-1] if talk.said and talk.said[-1].kind == ASK_MEANING else None
        if asked is not None and asked.ref["stamp"] == stamp:
            target = Target.parse(asked.ref["targets"].split(",")[0])
            message = ThreadMessage(stamp, DANA, AnswerText(word))
            talk.settle(file_message(talk.handover, message, target, FiledAs.ANSWER))
        self.kept[which][stamp] = word

    @rule(which=WHICH, index=st.integers(0, 50))
    def not_an_answer(self, which: str, index: int) -> None:
        self.clock()
        stamps = list(self.kept[which])
        if stamps:
            stamp = stamps[index % len(stamps)]
            self.talks[which].settle(take_out(self.talks[which].handover, stamp))
            del self.kept[which][stamp]

    @rule(which=WHICH, move=MOVES)
    def command(self, which: str, move: str) -> None:
        self.clock()
        try:
            self.talks[which].hear(move)
        except Refusal:
            return

    @rule(which=WHICH, move=st.sampled_from((skip, pause_interview, back)), seq=st.integers(1, 12))
    def press(self, which: str, move: object, seq: int) -> None:
        self.clock()
        talk = self.talks[which]
        try:
            talk.settle(move(talk.handover, seq))  # type: ignore[operator]  # one of the three rules
        except Refusal:
            return

    @rule(which=WHICH)
    def press_continue(self, which: str) -> None:
        self.clock()
        talk = self.talks[which]
        try:
            talk.settle(resume(talk.handover, Role.OUTGOING, moment_of(talk.stamp())))
        except Refusal:
            return

    @rule(which=WHICH, shown=st.booleans())
    def slack_is_slow(self, which: str, shown: bool) -> None:
        self.clock()
        self.talks[which].prompts_arrive = shown
        if shown:
            self.talks[which].show()

    @precondition(lambda self: any(self.kept.values()))
    @rule(which=WHICH, index=st.integers(0, 50), delete=st.booleans())
    def change_or_delete(self, which: str, index: int, delete: bool) -> None:
        self.clock()
        stamps = list(self.kept[which])
        if not stamps:
            return
        stamp, talk = stamps[index % len(stamps)], self.talks[which]
        if delete:
            talk.delete(stamp)
            del self.kept[which][stamp]
            return
        word = self.word(which)
        try:
            talk.change(stamp, word)
        except Refusal:
            return
        self.kept[which][stamp] = word

    @rule(which=WHICH, item=st.sampled_from(ITEMS))
    def add_in_the_form(self, which: str, item: str) -> None:
        """Somebody opens the form and writes below what is there."""
        self.clock()
        talk, word = self.talks[which], self.word(which)
        before = talk.handover.answer(item)
        text = f"{before.text}\n{word}" if before.text else word
        entry = ItemInput(item_snapshot(talk.handover, item), text, before.not_applicable)
        outcome = save_items(talk.handover, [entry], [], by=PEOPLE[DANA], now=moment_of(talk.stamp()))
        talk.settle(outcome.decision)
        self.formed[which].append(word)
        # What the form replaced is the form's from now on: editing or deleting the old messages changes nothing.
        overtaken = {part.source for part in before.parts if part.source}
        self.formed[which] += [word for stamp, word in self.kept[which].items() if stamp in overtaken]
        self.kept[which] = {stamp: word for stamp, word in self.kept[which].items() if stamp not in overtaken}

    @rule(which=WHICH, item=st.sampled_from(ITEMS))
    def the_incoming_asks(self, which: str, item: str) -> None:
        self.clock()
        talk = self.talks[which]
        try:
            talk.settle(ask(talk.handover, item, self.word(which), by=PRIYA, now=moment_of(talk.stamp())))
        except Refusal:
            return

    @rule(which=WHICH, item=st.sampled_from(ITEMS))
    def the_incoming_accepts(self, which: str, item: str) -> None:
        self.clock()
        talk = self.talks[which]
        try:
            talk.settle(accept(talk.handover, [item], by=PRIYA, now=moment_of(talk.stamp())))
        except Refusal:
            return

    @rule(which=WHICH, index=st.integers(0, 50))
    def slack_delivers_again(self, which: str, index: int) -> None:
        stamps = list(self.kept[which])
        if stamps:
            stamp, talk = stamps[index % len(stamps)], self.talks[which]
            before = talk.handover
            talk.hear("Their depot in Turku opens in May.", stamp=stamp)
            assert talk.handover == before

    @invariant()
    def no_word_is_lost_and_none_is_elsewhere(self) -> None:
        for name, talk in self.talks.items():
            known = everything_known(talk.handover)
            for word in (*self.kept[name].values(), *self.formed[name]):
                assert known.count(word) == 1, word
            other = "Borealis" if name == "Acme" else "Acme"
            assert other not in known

    @invariant()
    def at_most_one_question_waits_and_something_always_leads_on(self) -> None:
        for talk in self.talks.values():
            waiting = [
                one for one in talk.handover.interview_of(Role.OUTGOING).prompts if one.outcome is PromptOutcome.OPEN
            ]
            assert len(waiting) <= 1
            assert (
                waiting
                or talk.handover.interview_of(Role.OUTGOING).paused
                or not unanswered(talk.handover, Role.OUTGOING)
            )

    @invariant()
    def prompts_are_numbered_in_order(self) -> None:
        for talk in self.talks.values():
            numbers = [prompt.seq for prompt in talk.handover.interview_of(Role.OUTGOING).prompts]
            assert numbers == list(range(1, len(numbers) + 1))


def everything_known(handover: Handover) -> str:
    """Return all texts of answers, reasons and replies."""
    answers = [f"{answer.text}\n{answer.not_applicable}" for answer in handover.answers.values()]
    return "\n".join([*answers, *(question.reply for question in handover.questions)])


TestStories = Stories.TestCase
TestStories.settings = settings(max_examples=examples(60), stateful_step_count=30)
