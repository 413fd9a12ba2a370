"""Handovers, people and words as wild as people can make them: every field of everything holds anything at all.

Hypothesis draws a handful of texts and one number; the number decides how a handover is put together from them. That is
a hundred times faster than drawing every field, and shrinks to the texts that matter.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Self, TypeVar

from hypothesis import strategies as st

from handover.model.account import (
    Account,
    AccountChange,
    AccountEntry,
    AccountField,
    AccountLink,
    CrmId,
    Likelihood,
    Renewal,
    TeamRole,
)
from handover.model.answers import Answer, Evidence, Part, Question
from handover.model.audit import PLAN_FOR_CUSTOMERS, Change, Override, OverrideKind, PlanField, Reopening
from handover.model.call_clash import CallClash
from handover.model.calls import Call, CallKind, CallNote, Invitation, MissedCall
from handover.model.contributors import ContributorRequest, RequestState
from handover.model.cover import Cover, CoverEnd
from handover.model.customer_channel import CustomerChannel, Invited, InviteState, Said, SaidKind
from handover.model.customer_kinds import Tier
from handover.model.customer_reply import CustomerReply, ReplyKind
from handover.model.department import DepartmentVersion
from handover.model.gone import GoneParticipant
from handover.model.handover import Contact, Handover, PlanDates, Reason, Status, Window
from handover.model.holds import Block, Lift, Snooze
from handover.model.interview import Interview, Prompt, PromptKind, PromptOutcome
from handover.model.introduction import Addressee, Exemption, Introduction, LetterVersion, SentBack, SentWay
from handover.model.joined_contacts import ContactChoice, JoinedContact, JoinedSide, Keep
from handover.model.kept import Kept, ThingKind
from handover.model.known import Known
from handover.model.letter_style import Language, LetterStyle, Tone, Writer
from handover.model.people import Intensity, Person, Role
from handover.model.playbook import Item, Playbook, Stage, StepKind
from handover.model.promise_reviews import PromiseReview
from handover.model.receiver import Receiver, ReceiverKind
from handover.model.release import HowSent, Passed, Release, ReleasedLine, ReleasePlan, ReleaseSection
from handover.model.series import OldSeries, Rhythm, Series
from handover.model.steps import StepState
from handover.model.synthesis import Synthesis
from handover.model.temporary_contact import TemporaryContact
from handover.playbooks.loader import load_playbooks
from handover.promises.found import promises_in
from handover.promises.standing import review_key
from tests.messages.wild_records import wild_doubtful, wild_records, wild_review

T = TypeVar("T")
OUTGOING, INCOMING, MANAGER, BACKUP, ADMIN = "U0DANA", "U0PRIYA", "U0AIKO", "U0MAREK", "U0LUCAS"
DAYS = frozenset(
    {
        "start",
        "end",
        "renewal",
        "last_day",
        "customer_told",
        "confidential_until",
        "end_of_support",
        "back_on",
        "out_of_contract",
    }
)
TEAM = (OUTGOING, INCOMING, MANAGER, BACKUP)
ZONES = ("UTC", "America/New_York", "Asia/Kolkata", "Asia/Tokyo", "Pacific/Apia", "Europe/Lisbon")
STANDARD = load_playbooks()["standard"]
MONDAY = date(2026, 3, 2)
LINK = "https://fjordline.example/plan"
JINJA = "{{ 777 * 777 }}{% raw %}{# gone #}"
NASTY = (
    "<!channel> <!here> <!everyone> @channel",
    "<@U0EVIL> <#C0EVIL|x> <!subteam^S0EVIL>",
    "<https://evil.example|click me> https://evil.example",
    "<!date^0^{date}^https://evil.example|x>",
    "&lt;!here&gt; &amp; & < > &&",
    "*bold* _it_ ~no~ `code` ```block``` > quote\n>>> all\n• - 1. # |",
    JINJA,
    "{number} %s {0} $x {",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "株式会社カスタマー 顧客引き継ぎ",
    "שלום \u202eevil\u202c مرحبا",
    "🚀🔥👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "\x00\x07\x1b[31m\x7f\ufeff\u200b",
    "line\nbreak\r\ttab\u2028para\u2029\x0b\x85",
    'a@b.example, "x" <y@z>; [[fill in: me]] TBD',
    "=cmd|' /C calc'!A0, ../../etc/passwd",
    "A" * 5000,
    "&" * 5000,
    "🚀" * 5000,
    "<!channel> " * 455,
    "株 " * 2500,
    "\n" * 400 + "end",
    " ",
    "x",
)
WORD = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=40),
    st.builds("{}{}".format, st.sampled_from(NASTY), st.text(max_size=20)),
)
WORDS = st.lists(WORD, min_size=1, max_size=4)
SEEDS = st.integers(0, 2**32)


@dataclass(frozen=True)
class World:
    """What messages are made from: a handover and others, people by id, who looks, when, and any words at all."""

    handover: Handover
    account: Account
    others: tuple[Handover, ...]
    people: Mapping[str, Person]
    viewer: Person
    now: datetime
    today: date
    words: tuple[str, ...]
    chance: Random

    @property
    def word(self) -> str:
        """Some text."""
        return self.words[0]

    def some(self, things: Iterable[T], most: int = 1) -> list[T]:
        """Return a few of these things, others in another world."""
        known = list(things)
        return self.chance.sample(known, min(most, len(known)))


def world_of(words: Sequence[str], seed: int) -> World:
    """Return the world in which every text is one of these words, put together as the seed says."""
    make = _Maker(words, Random(seed))
    people = {user: make.person(user) for user in (*TEAM, ADMIN)}
    return World(
        handover=make.handover("h1"),
        account=make.account(),
        others=tuple(make.handover(f"h{number}") for number in range(2, make.random.choice((2, 3, 5)))),
        people=people,
        viewer=people[make.random.choice((*TEAM, ADMIN))],
        now=make.moment(),
        today=make.day(),
        words=tuple(words),
        chance=make.random,
    )


class _Maker:
    """Puts things together by chance, the same way for the same number."""

    def __init__(self, words: Sequence[str], random: Random) -> None:
        self.words, self.random = words, random

    def text(self) -> str:
        return self.random.choice(self.words)

    def maybe(self, chance: float = 0.5) -> bool:
        return self.random.random() < chance

    def text_or_none(self) -> str:
        return self.text() if self.maybe(0.7) else ""

    def day(self) -> date:
        return MONDAY + timedelta(days=self.random.randint(-5, 40))

    def moment(self) -> datetime:
        return datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(minutes=self.random.randint(0, 60_000))

    def somebody(self) -> str:
        return self.random.choice(TEAM)

    def person(self, user: str) -> Person:
        return Person(
            user,
            self.text_or_none(),
            self.random.choice(ZONES),
            self.text_or_none(),
            guest=self.maybe(0.05),
            admin=user == ADMIN,
            workdays=frozenset(self.random.sample(range(7), self.random.randint(0, 7))),
            digest_hour=self.random.randint(6, 12),
            away_from=self.day() if self.maybe(0.3) else None,
            away_until=self.day() if self.maybe(0.3) else None,
            profile_line=self.text_or_none(),
            country=self.random.choice(("", "DE", "CN", "US", "??")),
            guessed=self.maybe(0.3),
            intensity=self.random.choice(list(Intensity)),
            last_digest_on=self.day() if self.maybe(0.5) else None,
        )

    def account(self) -> Account:
        people = {
            role: self.random.choice(("", *TEAM)) for role in ("owner", "backup", "manager", *(one for one in TeamRole))
        }
        renewal = Renewal(
            self.day() if self.maybe() else None,
            self.text_or_none(),
            self.random.choice((None, *Likelihood)),
            self.text_or_none(),
        )
        known = Account(
            "a00000000001",
            self.text(),
            tuple(self.text() for _ in range(self.random.choice((0, 1, 30)))),
            self.random.choice(("", LINK, self.text())),
            self.random.choice((None, *Tier)),
            self.text_or_none(),
            self.text_or_none(),
            self.text_or_none(),
            self.text_or_none(),
            people["owner"],
            self.day() if self.maybe() else None,
            people["backup"],
            people["manager"],
            {role: people[role] for role in TeamRole if people[role]},
            tuple(CrmId(self.text(), self.text()) for _ in range(self.random.choice((0, 1, 20)))),
            renewal,
            tuple(AccountLink(self.text(), LINK) for _ in range(self.random.choice((0, 1, 20)))),
            covers=self.covers(people["owner"]),
        )
        return replace(known, changes=tuple(self.account_change(what) for what in AccountField if self.maybe(0.3)))

    def covers(self, owner: str) -> tuple[Cover, ...]:
        """Whoever covered before, and somebody who may cover now."""
        before = Cover(BACKUP, OUTGOING, "h0", self.moment(), self.day(), self.moment(), "h1")
        until = self.day() if self.maybe() else None
        return (before, Cover(INCOMING, owner, "h2", self.moment(), until)) if self.maybe(0.4) else ()

    def account_change(self, what: AccountField) -> AccountChange:
        values: Mapping[AccountField, tuple[str, ...]] = {
            AccountField.TIER: tuple(Tier),
            AccountField.LIKELIHOOD: tuple(Likelihood),
            AccountField.OWNER_SINCE: ("2026-03-02",),
            AccountField.COVERED_UNTIL: ("2026-03-02",),
            AccountField.RENEWAL_DATE: ("2026-03-02",),
            AccountField.OUT_OF_CONTRACT: ("2026-03-02",),
            **dict.fromkeys(
                (AccountField.OWNER, AccountField.COVERED_BY, AccountField.BACKUP, AccountField.MANAGER), TEAM
            ),
            **{AccountField(role): TEAM for role in TeamRole},
        }
        said = (*values.get(what, (self.text(),)), "")
        by = self.random.choice(("", *TEAM))
        return AccountChange(what, self.random.choice(said), self.random.choice(said), by, self.moment())

    def handover(self, handover_id: str) -> Handover:
        book = self.playbook()
        start = self.day()
        answers = {item.key: self.answer(item) for item in book.items if self.maybe(self.full)}
        questions = tuple(self.question(f"q{n}", book) for n in range(self.random.choice((0, 0, 1, 2, 7))))
        requests = tuple(self.request(f"c{n}", book) for n in range(self.random.choice((0, 1, 3, 7))))
        return Handover(
            id=handover_id,
            workspace="T0NORTH",
            account=self.text(),
            outgoing=OUTGOING,
            incoming=INCOMING,
            manager=self.random.choice(("", MANAGER, MANAGER, OUTGOING)),
            backup=self.random.choice(("", "", BACKUP)),
            reason=self.random.choice(list(Reason)),
            playbook=book,
            window=Window(start, start + timedelta(days=self.random.randint(1, 92))),
            opened_by=self.random.choice((OUTGOING, ADMIN)),
            opened_at=self.moment(),
            customer_reason=self.text_or_none(),
            internal_note=self.text_or_none(),
            incoming_team=self.text_or_none(),
            renewal_date=self.day() if self.maybe() else None,
            contacts=tuple(self.contact() for _ in range(self.random.choice((0, 1, 3, 100)))),
            status=self.random.choice((Status.ACTIVE, Status.ACTIVE, Status.ACTIVE, *Status)),
            stage=self.random.choice(list(Stage)),
            known={
                item.key: self.known(item)
                for item in book.items
                if item.owner is not Role.INCOMING and self.maybe(self.full)
            },
            answers=answers,
            promise_reviews=self.promise_reviews(answers.values()),
            questions=questions,
            contributor_requests=requests,
            kept=tuple(
                Kept(ThingKind.ITEM, item.key, self.somebody(), self.moment()) for item in book.items if self.maybe(0.1)
            ),
            steps={step.key: self.step() for step in book.steps if self.maybe()},
            calls={step.key: self.call() for step in book.steps if step.kind is StepKind.CALL and self.maybe()},
            series=tuple(self.regular_calls(at + 1, off=self.maybe()) for at in range(self.random.choice((0, 1, 3)))),
            customer_channel=self.apart().customer_channel(),
            old_series=OldSeries(OUTGOING, self.moment(), self.moment() if self.maybe() else None)
            if self.maybe()
            else None,
            call_clashes=tuple(
                self.clash(step.key) for step in book.steps if step.kind is StepKind.CALL and self.maybe()
            ),
            holds=self.holds(book, questions),
            blocks=self.obstacles(book, questions),
            lifts=tuple(
                Lift(one, self.somebody(), self.moment(), self.maybe()) for one in self.obstacles(book, questions)
            ),
            interviews=(Interview(OUTGOING, Role.OUTGOING, self.prompts(book, questions), self.maybe(0.2)),),
            introduction=self.introduction(),
            sent_before=tuple(self.sent_letter(number) for number in range(self.random.choice((0, 0, 1, 3)))),
            letter_put_aside=self.introduction() if self.maybe(0.2) else None,
            customer_replies=tuple(self.customer_reply() for _ in range(self.random.choice((0, 1, 2, 20)))),
            temporary_contacts=tuple(self.contact_for_now() for _ in range(self.random.choice((0, 0, 1, 12)))),
            gone=tuple(
                GoneParticipant(
                    self.somebody(), "deactivated", (self.somebody(),), self.random.choice((0, 2)), self.maybe()
                )
                for _ in range(self.random.choice((0, 0, 1, 3)))
            ),
            syntheses=tuple(self.synthesis() for _ in range(self.random.choice((0, 1, 1, 12)))),
            joined_sides=tuple(self.joined_side() for _ in range(self.random.choice((0, 0, 1, 6)))),
            contact_choices=tuple(self.contact_choice() for _ in range(self.random.choice((0, 0, 1, 9)))),
            receiver=self.receiver() if self.maybe() else None,
            release=self.release_plan(),
            department_versions=tuple(self.department_version() for _ in range(self.random.choice((0, 1, 2, 9)))),
            closed_at=self.moment() if self.maybe(0.3) else None,
            closed_by=self.somebody() if self.maybe(0.3) else "",
            closing_note=self.text_or_none(),
            pause_reason=self.text_or_none(),
            leaver=self.text() if self.maybe(0.2) else "",
            dates=PlanDates(*(self.day() if self.maybe(0.4) else None for _ in range(3))) if self.maybe(0.8) else None,
            out_of_contract=self.day() if self.maybe(0.2) else None,
            back_on=self.day() if self.maybe(0.2) else None,
            ends_cover=self.random.choice((None, None, *CoverEnd)),
            changes=tuple(self.change(what) for what in PlanField if self.maybe(0.3)),
            reopenings=tuple(self.reopening() for _ in range(self.random.choice((0, 0, 1, 9)))),
            overrides=tuple(self.override(kind) for kind in OverrideKind if self.maybe(0.3)),
        )

    def sent_letter(self, number: int) -> Introduction:
        """A letter that was sent before the one that is being written."""
        return replace(self.introduction(), version=1000 + number, sent_by=self.somebody(), sent_at=self.moment())

    def change(self, what: PlanField) -> Change:
        """A change to what was entered at the start, from and to anything."""
        days = [str(self.day()), str(self.day())] if what in DAYS else []
        people = [OUTGOING, INCOMING] if what in ("outgoing", "incoming", "manager", "backup") else []
        reasons = [Reason.PROMOTION, Reason.MERGER] if what is PlanField.REASON else []
        before, after = days or people or reasons or [self.text(), self.text()]
        former = self.text_or_none() if what in PLAN_FOR_CUSTOMERS else ""
        return Change(what, before, after, self.somebody(), self.moment(), former)

    def reopening(self) -> Reopening:
        """A time when it was taken up again after its end."""
        closed = self.moment() if self.maybe(0.8) else None
        by, note = self.random.choice(("", INCOMING)), self.text_or_none()
        return Reopening(self.text(), self.day(), self.somebody(), self.moment(), self.maybe(), closed, by, note)

    def override(self, kind: OverrideKind) -> Override:
        """A decision in somebody's place, or in nobody's."""
        titles = tuple(self.text() for _ in range(self.random.choice((0, 1, 9))))
        instead, back = (self.random.choice(("", INCOMING)) for _ in range(2))
        return Override(kind, self.text(), self.somebody(), self.moment(), instead, titles, back)

    @property
    def full(self) -> float:
        """How likely it is that an item has an answer: nothing, some, or everything known."""
        return self.random.choice((0, 0.5, 1))

    def playbook(self) -> Playbook:
        """Mostly the one that comes with the program, sometimes with any words in it."""
        if self.maybe(0.8):
            return STANDARD

        def words() -> str:
            return self.text().strip() or "x"

        items = tuple(
            replace(i, title=words(), question=words(), help=words(), example=words()) for i in STANDARD.items
        )
        steps = tuple(replace(step, title=words(), help=words()) for step in STANDARD.steps)
        return replace(STANDARD, name=words(), description=words(), items=items, steps=steps)

    def contact(self) -> Contact:
        return Contact(self.text(), self.text_or_none(), self.text_or_none())

    def parts(self, most: int = 3) -> tuple[Part, ...]:
        many = range(self.random.randint(0, most))
        return tuple(
            Part(
                self.text_or_none(),
                self.somebody(),
                self.moment(),
                f"17{n}.1",
                request=self.random.choice(("", "", "c0", "c1")),
                said_by=self.random.choice(("", "", self.text_or_none())),
            )
            for n in many
        )

    def answer(self, item: Item) -> Answer:
        return Answer(
            item.key,
            self.parts(),
            self.text() if self.maybe(0.2) else "",
            tuple(self.evidence() for _ in range(self.random.choice((0, 0, 1, 12)))),
            self.somebody() if self.maybe(0.9) else "",
            self.moment() if self.maybe(0.9) else None,
            INCOMING,
            self.moment() if self.maybe(0.3) else None,
            confirmed_by=self.somebody(),
            confirmed_at=self.moment() if self.maybe(0.3) else None,
            records=wild_records(item.kind, self.text, self.random),
            doubtful=wild_doubtful(item.kind, self.text, self.random),
        )

    def known(self, item: Item) -> Known:
        """What the account knew before."""
        answer, confirmed = self.answer(item), self.maybe()
        entry = AccountEntry(
            item.key, self.text(), answer.text, "h0", answer.by, self.moment(), evidence=answer.evidence
        )
        entry = replace(entry, not_applicable=answer.not_applicable, confirmed_by=self.somebody() if confirmed else "")
        return Known(replace(entry, confirmed_at=self.moment() if confirmed else None), asked=self.maybe(0.3))

    def promise_reviews(self, answers: Iterable[Answer]) -> dict[str, PromiseReview]:
        promises = [(answer.item, one) for answer in answers for one in promises_in(answer) if self.maybe(0.6)]
        return {review_key(item, one.id): wild_review(one, self.text, self.random) for item, one in promises}

    def evidence(self) -> Evidence:
        links = (
            "https://files.example/a?b=1&c=2",
            "https://evil|x",
            "javascript:alert(1)",
            "https://例え.example/ü",
            self.text(),
        )
        return Evidence(self.text(), self.random.choice(links), self.somebody(), self.moment())

    def question(self, question_id: str, book: Playbook) -> Question:
        item = self.random.choice(book.items).key
        return Question(question_id, item, self.text(), INCOMING, self.moment(), self.parts(2))

    def request(self, request_id: str, book: Playbook) -> ContributorRequest:
        return ContributorRequest(
            request_id,
            self.random.choice(book.items).key,
            self.somebody(),
            self.text(),
            self.somebody(),
            self.moment(),
            self.text_or_none()[:60],
            self.random.choice((RequestState.OPEN, *RequestState)),
            self.random.choice(("", ADMIN)),
        )

    def step(self) -> StepState:
        done = self.maybe(0.3)
        return StepState(
            self.day() if self.maybe() else None,
            self.text_or_none(),
            self.text() if self.maybe(0.2) else "",
            self.somebody() if done else "",
            self.moment() if done else None,
            starts=self.moment() if self.maybe() else None,
        )

    def call(self) -> Call:
        """What is arranged of a call, with invitations that were called off, and one that holds or was called off, too."""
        number = self.random.choice((0, 1, 3))
        invitations = tuple(self.invitation(at + 1, off=at + 1 < number or self.maybe(0.3)) for at in range(number))
        contacts = tuple(self.contact().email for _ in range(self.random.choice((0, 1, 20))))
        missed = tuple(
            MissedCall(self.moment(), self.day(), OUTGOING, self.moment()) for _ in range(self.random.choice((0, 1, 9)))
        )
        notes = tuple(
            CallNote(f"We promised {self.text()} by 13 March 2026.", OUTGOING, self.moment(), f"17724420{at:02}.000100")
            for at in range(self.random.choice((0, 1, 9)))
        )
        length, place, agenda = self.random.choice((15, 30, 90)), self.text_or_none(), self.text_or_none()
        kind = {15: CallKind.LISTENS, 90: CallKind.ALONE}.get(length)
        return Call(length, place, agenda, contacts, "", invitations, missed, notes, kind)

    def clash(self, key: str) -> CallClash:
        when = self.random.choice((self.moment().isoformat(), str(self.day())))
        return CallClash(key, when, self.random.choice(("", OUTGOING)), str(self.day()), INCOMING, self.moment())

    def apart(self) -> Self:
        """Return a maker that changes nothing of what this one makes."""
        return type(self)(self.words, Random(repr(self.random.getstate()[1][:9])))

    def customer_channel(self) -> CustomerChannel | None:
        if self.maybe(0.3):
            return None
        states = list(InviteState)
        codes = ("not_paid", "restricted_action", "brand_new_code")
        invited = tuple(
            Invited(self.contact().email, self.random.choice(states), self.random.choice(codes))
            for _ in range(self.random.choice((0, 1, 20)))
        )
        said = tuple(
            Said(number, self.random.choice(list(SaidKind)), self.text(), INCOMING, self.moment(), "1.2", self.maybe())
            for number in range(1, self.random.choice((1, 3, 30)))
        )
        existing = self.maybe()
        return CustomerChannel(
            1,
            INCOMING,
            self.moment(),
            "fjordline-logistics",
            self.text_or_none(),
            (INCOMING, OUTGOING),
            invited,
            said,
            "C0CHANNEL1" if existing or self.maybe() else "",
            existing,
            self.moment() if self.maybe() else None,
            self.random.choice(("", "name_taken", "restricted_action")),
            self.random.choice(("", "archive", "left", "deleted")),
            self.maybe(0.2),
        )

    def regular_calls(self, number: int, *, off: bool) -> Series:
        contacts = tuple(self.contact().email for _ in range(self.random.choice((0, 1, 20))))
        first, place, agenda = self.moment(), self.text_or_none(), self.text_or_none()
        days = tuple(first.date() + timedelta(weeks=2 * week) for week in range(self.random.choice((0, 1, 40))))
        moved = {day.isoformat(): self.moment() for day in days[1:4]}
        rhythm = self.random.choice(list(Rhythm))
        return Series(
            number,
            2,
            INCOMING,
            first,
            "Europe/Oslo",
            rhythm,
            self.moment(),
            45,
            contacts,
            place,
            agenda,
            days,
            moved,
            off,
        )

    def invitation(self, number: int, *, off: bool) -> Invitation:
        contacts = tuple(self.contact().email for _ in range(self.random.choice((0, 1, 20))))
        place, agenda = self.text_or_none(), self.text_or_none()
        return Invitation(
            number,
            self.random.choice((0, 3)),
            self.moment(),
            30,
            OUTGOING,
            (INCOMING,),
            contacts,
            place,
            agenda,
            self.moment(),
            off,
        )

    def subject(self, book: Playbook, questions: Sequence[Question]) -> str:
        of_steps = [f"step:{step.key}" for step in book.steps]
        of_questions = [f"question:{question.id}" for question in questions]
        return self.random.choice(
            ("answer", "review", "approve", "send", "synthesis", "confirm", "*", *of_steps, *of_questions)
        )

    def holds(self, book: Playbook, questions: Sequence[Question]) -> tuple[Snooze, ...]:
        many = range(self.random.choice((0, 0, 2, 8)))
        return tuple(Snooze(self.subject(book, questions), self.somebody(), self.day()) for _ in many)

    def obstacles(self, book: Playbook, questions: Sequence[Question]) -> tuple[Block, ...]:
        many = range(self.random.choice((0, 0, 2, 9)))
        return tuple(self.obstacle(self.subject(book, questions)) for _ in many)

    def obstacle(self, subject: str) -> Block:
        return Block(subject, self.text(), self.somebody(), self.moment(), self.somebody() if self.maybe() else "")

    def prompts(self, book: Playbook, questions: Sequence[Question]) -> tuple[Prompt, ...]:
        subjects = [(PromptKind.ITEM, self.random.choice(book.items).key) for _ in range(3)]
        subjects += [(PromptKind.QUESTION, question.id) for question in questions[:2]]
        subjects += [(PromptKind.FINISHED, "")]
        self.random.shuffle(subjects)
        return tuple(
            Prompt(
                seq, kind, subject, self.random.choice(list(PromptOutcome)), self.moment() if self.maybe(0.8) else None
            )
            for seq, (kind, subject) in enumerate(subjects, 1)
        )

    def sent_back(self, version: int) -> SentBack:
        return SentBack(
            self.text()[:1000],
            self.somebody(),
            self.moment(),
            self.random.choice((version, max(1, version - 1))),
            self.random.choice((OUTGOING, INCOMING)),
            asked_again=self.maybe(0.3),
        )

    def customer_reply(self) -> CustomerReply:
        """What the customer said, as long as anything, at times taken back, about which somebody calls them or not."""
        kind = self.random.choice(list(ReplyKind))
        back = self.somebody() if self.maybe(0.2) else ""
        reply = CustomerReply(kind, self.somebody(), self.moment(), self.text_or_none(), back)
        if self.maybe(0.5):
            return reply
        held = self.moment() if self.maybe(0.5) else None
        return replace(reply, caller=self.somebody(), call_planned_at=self.moment(), called_at=held)

    def contact_for_now(self) -> TemporaryContact:
        """Somebody named as the temporary contact, who is it no more or still is."""
        ended = self.moment() if self.maybe(0.5) else None
        who, by = self.somebody(), self.somebody()
        return TemporaryContact(who, by, self.moment(), ended, self.random.choice((who, by)) if ended else "")

    def joined_side(self) -> JoinedSide:
        """The contacts of another company, of whom some are twins of one another."""
        people = tuple(self.joined_contact() for _ in range(self.random.choice((1, 3, 30))))
        back = self.somebody() if self.maybe(0.2) else ""
        return JoinedSide(self.text_or_none(), people, self.somebody(), self.moment(), undone_by=back)

    def joined_contact(self) -> JoinedContact:
        return JoinedContact(self.text(), self.contact().email, self.text_or_none())

    def contact_choice(self) -> ContactChoice:
        keep = self.random.choice(list(Keep))
        return ContactChoice(self.joined_contact(), self.joined_contact(), keep, self.somebody(), self.moment())

    def receiver(self) -> Receiver:
        """Who takes over, by a name as long as anything."""
        kind = self.random.choice(list(ReceiverKind))
        person = "" if kind is ReceiverKind.PROVIDER else self.somebody()
        return Receiver(kind, self.text(), self.text_or_none(), self.text_or_none(), person)

    def department_version(self) -> DepartmentVersion:
        """A document for another department, and what has become of it."""
        receiver = Receiver(ReceiverKind.DEPARTMENT, self.text(), person=self.somebody())
        version = DepartmentVersion(receiver, self.somebody(), self.moment())
        missing = self.text() if self.maybe() else ""
        return self.random.choice(
            (
                version,
                replace(version, taken_back_by=self.somebody(), taken_back_at=self.moment()),
                replace(version, unreachable=True),
                replace(version, delivered_at=self.moment(), acknowledged_at=self.moment() if self.maybe() else None),
                replace(
                    version, delivered_at=self.moment(), missing=missing, missing_at=self.moment() if missing else None
                ),
            )
        )

    def release_plan(self) -> ReleasePlan:
        """What was written and released to a provider outside, and what has become of each version."""
        versions = tuple(self.release() for _ in range(self.random.choice((0, 1, 2, 9))))
        return ReleasePlan(self.text_or_none(), self.text_or_none(), {}, versions)

    def release(self) -> Release:
        lines = tuple(ReleasedLine(section, self.text()) for section in ReleaseSection if self.maybe())
        sent = self.passed() if self.maybe() else None
        received = self.passed() if sent is not None and self.maybe() else None
        back = "" if sent is not None or self.maybe() else self.somebody()
        version = Release(lines, self.receiver(), self.somebody(), self.moment(), self.random.choice((0, 1, 900)), back)
        return replace(version, taken_back_at=self.moment() if back else None, sent=sent, received=received)

    def passed(self) -> Passed:
        how = self.random.choice(list(HowSent))
        return Passed(self.day(), how, self.text(), self.somebody(), self.moment())

    def synthesis(self) -> Synthesis:
        """Risks and first steps, as long as anything, confirmed or corrected or not."""
        risks = tuple(self.text() for _ in range(self.random.choice((1, 3))))
        kept = Synthesis(risks, self.text(), self.random.choice((INCOMING, INCOMING, BACKUP)), self.moment())
        said = self.random.choice((None, "confirmed", "corrected"))
        if said == "confirmed":
            return replace(kept, confirmed_by=self.somebody(), confirmed_at=self.moment())
        if said == "corrected":
            return replace(kept, correction=self.text(), corrected_by=self.somebody(), corrected_at=self.moment())
        return kept

    def style(self) -> LetterStyle:
        """How a letter is written: as somebody chose, or as nobody did."""
        if self.maybe():
            return LetterStyle()
        choose = self.random.choice
        # That of Brazil is Portuguese in other words, and no other case for what is shown of a letter.
        languages = [one for one in Language if one is not Language.BRAZILIAN]
        return LetterStyle(choose(languages), choose(list(Tone)), choose(list(Writer)))

    def letter_version(self, number: int) -> LetterVersion:
        return LetterVersion(
            number + 1,
            self.text_or_none()[:3000],
            self.text_or_none()[:200],
            self.text()[:3000],
            self.random.choice((OUTGOING, INCOMING)),
            self.moment() if self.maybe(0.8) else None,
            put_up=self.maybe(0.5),
        )

    def introduction(self) -> Introduction:
        if self.maybe(0.3):
            return Introduction()
        version = self.random.randint(1, 3)
        asked = self.moment() if self.maybe(0.7) else None
        approved = self.moment() if self.maybe(0.6) else None
        sent = self.moment() if self.maybe(0.4) else None
        body = self.random.choice((self.text(), "\n\n".join(self.text() for _ in range(4))))
        # The form takes no more.
        to = self.text_or_none()[:3000]
        return Introduction(
            to=to,
            each=own_letters(to, body),
            subject=self.text_or_none()[:200],
            body=body[:3000],
            version=version,
            author=self.random.choice((OUTGOING, INCOMING)),
            asked_at=asked,
            approved_version=version if approved else 0,
            approved_by=self.somebody() if approved else "",
            approved_at=approved,
            sent_by=self.somebody() if sent else "",
            sent_at=sent,
            sent_day=self.moment().date() if sent and self.maybe(0.3) else None,
            sent_way=self.random.choice((None, *SentWay)) if sent else None,
            reply_awaited=self.maybe(0.8),
            style=self.style(),
            sent_back=self.sent_back(version) if self.maybe(0.4) else None,
            versions=tuple(self.letter_version(number) for number in range(self.random.choice((0, 0, 1, 20)))),
            exemptions=tuple(
                Exemption(kind, self.text()[:300], self.text()[:300], self.somebody(), self.moment())
                for kind in ("short", "internal_word")
                if self.maybe(0.3)
            ),
        )


def own_letters(to: str, words: str) -> tuple[Addressee, ...]:
    """Return letters of their own for as many as the texts have signs: nobody, one, a few, or more than have a file each."""
    number = (0, 0, 1, 3, 7)[len(to + words) % 5]
    return tuple(Addressee(f"{to}{one}"[-254:], words[one:80], words[one:300]) for one in range(number))
