import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handover.model.account import Account, AccountChange, AccountEntry, AccountLink
from handover.model.answers import Acceptance, Answer, Evidence, Part, Question
from handover.model.areas import Area, AreaChange
from handover.model.contributors import ContributorRequest, RequestState
from handover.model.customer_reply import CustomerReply, ReplyKind
from handover.model.decision import Decision
from handover.model.gone import GoneParticipant
from handover.model.handover import Contact, Handover, Status
from handover.model.holds import Block, Lift, Snooze
from handover.model.interview import AskedMeaning, Interview, Prompt, PromptKind, PromptOutcome
from handover.model.introduction import Introduction
from handover.model.kept import Kept, LetterApproval, RoleChange, ThingKind
from handover.model.people import Intensity, Person, Role
from handover.model.playbook import Anchor, Playbook, Stage, StepKind
from handover.model.records import Contact as CustomerContact
from handover.model.records import ContactRole, FormerRecord, Promise
from handover.model.steps import StepState
from handover.model.synthesis import Synthesis
from handover.model.temporary_contact import TemporaryContact
from handover.playbooks.loader import load_playbooks
from storage.database.columns import mended
from storage.documents import ACCOUNTS, ENTRIES, handover_document, handover_from, person_document, person_from
from storage.store import Store
from tests.examples import NOW, SMALL_PLAYBOOK, a_handover, an_item
from tests.hypothesis_profiles import examples
from tests.storage.conftest import PLAYBOOKS

DAY = timedelta(hours=23)

storable = st.text(st.characters(exclude_categories=["Cs"]))
anything = st.text(st.characters())
"""Lone surrogates included: Slack's JSON may hold half of an emoji."""


moments = st.builds(
    lambda seconds, offset: datetime.fromtimestamp(seconds, timezone(offset)),
    st.floats(0, 4e9),
    st.timedeltas(-DAY, DAY),
)
parts = st.builds(Part, text=storable, by=storable, at=moments, source=storable, request=storable)
moments_or_none = st.none() | moments
records = st.one_of(
    st.builds(
        Promise,
        id=storable,
        by=storable,
        at=moments_or_none,
        as_written=storable,
        corrected=storable,
        confirmed_by=storable,
        confirmed_at=moments_or_none,
        what=storable,
        due=st.none() | st.dates(),
    ),
    st.builds(
        CustomerContact, name=storable, role=st.none() | st.sampled_from(ContactRole), tell_personally=st.booleans()
    ),
)
answers = st.builds(
    Answer,
    records=st.lists(records, max_size=2).map(tuple),
    former_records=st.lists(st.builds(FormerRecord, records, storable, moments), max_size=1).map(tuple),
    item=storable,
    parts=st.lists(parts, max_size=2).map(tuple),
    not_applicable=storable,
    evidence=st.lists(st.builds(Evidence, storable, storable, storable, moments, storable), max_size=2).map(tuple),
    at=st.none() | moments,
    accepted_at=st.none() | moments,
)
prompts = st.builds(Prompt, subject=storable, posted_at=st.none() | moments)
asked_about = st.sampled_from([item.key for item in SMALL_PLAYBOOK.items])
"""A question is always about an item that the handover has, and a work week has days: a document without is unreadable."""
blocks = st.builds(Block, storable, storable, storable, moments, storable)
customer_replies = st.builds(
    CustomerReply,
    st.sampled_from(ReplyKind),
    storable,
    moments,
    storable,
    call_planned_at=st.none() | moments,
    called_at=st.none() | moments,
)
syntheses = st.builds(
    Synthesis,
    st.lists(storable, max_size=3).map(tuple),
    storable,
    storable,
    moments,
    confirmed_at=st.none() | moments,
    correction=storable,
    corrected_by=storable,
    corrected_at=st.none() | moments,
)
kept = st.builds(Kept, st.sampled_from(ThingKind), storable, storable, moments)
areas = st.builds(
    Area, storable, storable, st.lists(storable, max_size=2).map(tuple), storable, moments, st.booleans(), storable
)
area_changes = st.builds(
    AreaChange, st.lists(areas, max_size=2).map(tuple), st.lists(areas, max_size=2).map(tuple), storable, moments
)
role_changes = st.builds(
    RoleChange,
    st.integers(0, 9),
    st.lists(kept, max_size=2).map(tuple),
    st.lists(kept, max_size=2).map(tuple),
    st.dictionaries(storable, st.builds(Acceptance, storable, moments), max_size=2),
    st.none() | st.builds(StepState, st.none() | st.dates(), done_at=st.none() | moments),
    st.none()
    | st.builds(
        LetterApproval, st.integers(0, 9), st.none() | moments, st.integers(0, 9), storable, st.none() | moments
    ),
    areas=st.lists(areas, max_size=2).map(tuple),
)
handovers = st.builds(
    Handover,
    id=storable,
    account=storable,
    playbook=st.just(SMALL_PLAYBOOK),
    opened_at=moments,
    renewal_date=st.none() | st.dates(),
    contacts=st.lists(st.builds(Contact, storable, storable, storable), max_size=2).map(tuple),
    workdays=st.frozensets(st.integers(0, 6), min_size=1),
    status=st.sampled_from(Status),
    stage=st.sampled_from(Stage),
    answers=st.dictionaries(storable, answers, max_size=3),
    questions=st.lists(
        st.builds(Question, storable, asked_about, storable, storable, moments, st.lists(parts, max_size=2).map(tuple)),
        max_size=2,
    ).map(tuple),
    contributor_requests=st.lists(
        st.builds(ContributorRequest, *[storable] * 5, moments, storable, st.sampled_from(RequestState)), max_size=2
    ).map(tuple),
    steps=st.dictionaries(
        storable,
        st.builds(StepState, st.none() | st.dates(), done_at=st.none() | moments, changed_at=st.none() | moments),
        max_size=2,
    ),
    holds=st.lists(st.builds(Snooze, storable, storable, st.dates()), max_size=2).map(tuple),
    blocks=st.lists(blocks, max_size=2).map(tuple),
    lifts=st.lists(st.builds(Lift, blocks, storable, moments, st.booleans()), max_size=2).map(tuple),
    resumed_at=st.none() | moments,
    interviews=st.lists(
        st.builds(Interview, storable, st.sampled_from(Role), st.lists(prompts, max_size=3).map(tuple), st.booleans()),
        max_size=3,
    ).map(tuple),
    introduction=st.builds(Introduction, body=storable, sent_at=st.none() | moments),
    customer_replies=st.lists(customer_replies, max_size=2).map(tuple),
    temporary_contacts=st.lists(
        st.builds(TemporaryContact, storable, storable, moments, st.none() | moments, storable), max_size=2
    ).map(tuple),
    gone=st.lists(
        st.builds(GoneParticipant, storable, storable, st.lists(storable, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    syntheses=st.lists(syntheses, max_size=2).map(tuple),
    kept=st.lists(kept, max_size=2).map(tuple),
    role_changes=st.lists(role_changes, max_size=2).map(tuple),
    areas=st.lists(areas, max_size=2).map(tuple),
    area_changes=st.lists(area_changes, max_size=2).map(tuple),
    closed_at=st.none() | moments,
    told_overdue=st.frozensets(storable, max_size=3),
)


@given(handovers)
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=examples(60))
def test_a_handover_comes_back_as_it_was(handover: Handover) -> None:
    back = handover_from(handover_document(handover), PLAYBOOKS)
    assert back == handover
    assert type(back.answers) is dict
    assert isinstance(back.workdays, frozenset)


@given(anything)
def test_only_lone_surrogates_are_mended(text: str) -> None:
    handover = a_handover(
        introduction=Introduction(body=text), answers={"goals": Answer("goals", (Part(text, "U", NOW),))}
    )
    document = handover_document(handover)
    document.encode()
    back = handover_from(document, PLAYBOOKS)
    assert back.introduction.body == back.answer("goals").text == mended(text)


@given(st.builds(Person, id=storable, name=storable, email=storable, profile_line=storable, country=storable))
def test_a_person_comes_back_as_it_was(person: Person) -> None:
    assert person_from(person_document(person)) == person


def test_a_person_stored_before_there_were_holidays_and_intensity_keeps_none_and_the_usual() -> None:
    document = (
        '{"id":"U1","name":"Sam","zone":"Europe/Berlin","workdays":[0,1,2,3,4],"digest_hour":9,"away_until":null}'
    )
    assert person_from(document) == Person("U1", "Sam", "Europe/Berlin", country="", intensity=Intensity.STANDARD)


def test_an_absence_stored_before_it_could_be_planned_began_at_once() -> None:
    document = '{"id":"U1","name":"Sam","zone":"UTC","workdays":[0,1,2,3,4],"digest_hour":9,"away_until":"2026-03-09"}'
    assert person_from(document) == Person("U1", "Sam", away_until=date(2026, 3, 9), away_from=None)


@given(text=anything)
@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_both_databases_keep_any_text(store: Store, text: str) -> None:
    async with store.begin("T0NORTH") as unit:
        await unit.people.put(Person("U1", text))
        person = await unit.people.get("U1")
        assert person is not None
        assert person.name == mended(text)


@pytest.mark.parametrize("text", ["x\0y", "\ud800", "\ude00\ud83d", "😀", "\u202e{{ }}<!channel>"])
async def test_a_handover_full_of_odd_text_is_stored(store: Store, text: str) -> None:
    odd = a_handover(account=text + "!", internal_note=text, answers={text: Answer(text, not_applicable=text)})
    async with store.begin("T0NORTH") as unit:
        await unit.handovers.add(Decision(odd))
    async with store.begin("T0NORTH") as unit:
        back = await unit.handovers.get("h1")
    assert back.internal_note == mended(text)
    assert back.account == mended(text + "!")


def test_better_help_texts_reach_running_handovers() -> None:
    document = handover_document(a_handover())
    items = (replace(SMALL_PLAYBOOK.items[0], help="Better.", example="Better, too."), *SMALL_PLAYBOOK.items[1:])
    back = handover_from(document, {"small": replace(SMALL_PLAYBOOK, items=items)})
    assert back.playbook == replace(SMALL_PLAYBOOK, items=items)


def test_a_playbook_of_an_older_version_counts_its_days_from_the_start() -> None:
    tree = json.loads(handover_document(a_handover()))
    for entry in (*tree["playbook"]["items"], *tree["playbook"]["steps"]):
        for newer in ("anchor", "after", "slots", "choices", "keeps"):
            entry.pop(newer, None)
    for item in tree["playbook"]["items"]:
        del item["kind"]
    for step in tree["playbook"]["steps"]:
        del step["minutes"]
    del tree["playbook"]["workdays"]
    back = handover_from(json.dumps(tree), PLAYBOOKS)
    assert [(one.anchor, one.due_day) for one in back.playbook.steps] == [(Anchor.START, day) for day in (6, 8, 11, 15)]
    assert back.playbook == SMALL_PLAYBOOK


def test_all_that_a_playbook_says_is_stored_with_the_handover() -> None:
    book = load_playbooks()["strategic_account+healthcare"]
    handover = a_handover(playbook=book)
    assert handover_from(handover_document(handover), {}).playbook == book


@pytest.mark.parametrize(
    "now",
    [
        replace(SMALL_PLAYBOOK, items=SMALL_PLAYBOOK.items[1:]),
        replace(SMALL_PLAYBOOK, items=(*SMALL_PLAYBOOK.items, an_item("new"))),
        replace(SMALL_PLAYBOOK, items=tuple(reversed(SMALL_PLAYBOOK.items)), name="Renamed"),
        replace(SMALL_PLAYBOOK, steps=SMALL_PLAYBOOK.steps[2:]),
        replace(SMALL_PLAYBOOK, items=tuple(replace(one, owner=Role.INCOMING) for one in SMALL_PLAYBOOK.items)),
        replace(SMALL_PLAYBOOK, items=tuple(replace(one, due_day=40) for one in SMALL_PLAYBOOK.items)),
        replace(SMALL_PLAYBOOK, items=tuple(replace(one, required=False) for one in SMALL_PLAYBOOK.items)),
        replace(
            SMALL_PLAYBOOK,
            items=tuple(replace(one, question="Else?", help="Else.", example="Else.") for one in SMALL_PLAYBOOK.items),
        ),
        replace(
            SMALL_PLAYBOOK,
            steps=tuple(replace(one, kind=StepKind.TASK, help="Else.") for one in SMALL_PLAYBOOK.steps),
        ),
        replace(SMALL_PLAYBOOK, key="another"),
    ],
    ids=["gone", "new", "order", "steps gone", "owners", "due days", "optional", "questions", "kinds", "unknown key"],
)
def test_a_changed_playbook_changes_no_running_handover(now: Playbook) -> None:
    """G: a changed playbook rewrites running and finished handovers."""
    handover = a_handover(questions=(Question("q1", "status", "Why?", "U0PRIYA", NOW),))
    assert handover_from(handover_document(handover), {now.key: now}) == handover


def test_a_naive_moment_is_refused() -> None:
    naive = datetime(2026, 3, 2, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="without a time zone"):
        handover_document(a_handover(closed_at=naive))


def test_a_document_of_an_older_program_gets_what_is_new_by_default() -> None:
    said = {"goals": Answer("goals", (Part("Grow.", "U0DANA", NOW),))}
    meanings = (AskedMeaning("1772442000.000100", "unsure", ("item:risks",)),)
    blocked = a_handover(
        blocks=(Block("answer", "Legal", "U0DANA", NOW),),
        answers=said,
        interviews=(Interview("U0DANA", Role.OUTGOING, meanings=meanings),),
    )
    tree = json.loads(handover_document(blocked))
    del (
        tree["contributor_requests"],
        tree["kept"],
        tree["role_changes"],
        tree["areas"],
        tree["area_changes"],
        tree["answers"]["goals"]["parts"][0]["request"],
        tree["interviews"][0]["meanings"][0]["colleague"],
        tree["told_overdue"],
        tree["holds"],
        tree["lifts"],
        tree["resumed_at"],
        tree["customer_replies"],
        tree["introduction"]["reply_awaited"],
        tree["syntheses"],
        tree["told_to"],
        tree["blocks"][0]["blocker"],
    )
    assert handover_from(json.dumps(tree), PLAYBOOKS) == blocked


def test_a_pause_stored_under_the_names_it_had_before_is_kept() -> None:
    paused = replace(
        a_handover(),
        status=Status.PAUSED,
        paused_until=date(2026, 3, 9),
        pause_set_at=NOW,
        pause_extended=True,
        interviews=(Interview("U0DANA", Role.OUTGOING, paused=True),),
    )
    tree = json.loads(handover_document(paused))
    for now, before in (
        ("paused_until", "rests_until"),
        ("pause_set_at", "rest_set_at"),
        ("pause_extended", "rests_on"),
    ):
        tree[before] = tree.pop(now)
    tree["interview"] = tree.pop("interviews")[0]
    del tree["interview"]["person"], tree["interview"]["role"]
    tree["interview"]["resting"] = tree["interview"].pop("paused")
    assert handover_from(json.dumps(tree), PLAYBOOKS) == paused


def test_the_one_interview_of_an_older_document_is_the_outgoing_csms() -> None:
    prompts = (Prompt(1, PromptKind.ITEM, "status", PromptOutcome.ANSWERED, NOW), Prompt(2, PromptKind.ITEM, "goals"))
    asked = a_handover(interviews=(Interview("U0DANA", Role.OUTGOING, prompts, paused=True),))
    tree = json.loads(handover_document(asked))
    tree["interview"] = tree.pop("interviews")[0]
    del tree["interview"]["person"], tree["interview"]["role"]
    assert handover_from(json.dumps(tree), PLAYBOOKS) == asked


changes = st.builds(AccountChange, before=storable, after=storable, by=storable, at=moments)
accounts = st.builds(
    Account,
    id=storable,
    name=storable,
    other_names=st.lists(storable, max_size=2).map(tuple),
    links=st.lists(st.builds(AccountLink, storable, storable), max_size=2).map(tuple),
    changes=st.lists(changes, max_size=2).map(tuple),
)


@given(accounts)
def test_an_account_comes_back_from_its_document(account: Account) -> None:
    assert ACCOUNTS.read(ACCOUNTS.write(account)) == account


@given(st.builds(AccountEntry, at=moments, confirmed_at=st.none() | moments, text=storable))
def test_what_is_known_comes_back_from_its_document(entry: AccountEntry) -> None:
    assert ENTRIES.read(ENTRIES.write(entry)) == entry
