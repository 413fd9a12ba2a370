"""Everything said when a handover is opened, for any account and any words: valid, inert, with full text."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.access import may_see
from handover.model.handover import Handover, PlanDates, Reason, Status, Window
from handover.model.people import Person, Role
from handover.model.playbook import Playbook, Stage, StepKind
from handover.playbooks.loader import load_playbooks
from messages import commands
from messages.kit import field_problems, notices
from messages.opening import channel, form, started, welcome
from messages.overview import summary_card, views
from playground.rules.names import check_bookmark, check_channel_name, check_topic
from tests.examples import AIKO, DANA, LUCAS, PEOPLE, PRIYA, SMALL_PLAYBOOK, a_handover, a_step
from tests.handover.answers import answered
from tests.hypothesis_profiles import examples
from tests.messages.soundness import sound, sound_view
from tests.messages.texts import ACCOUNT, NAME, WORDS

TODAY = date(2026, 3, 4)
EVERYBODY = frozenset({DANA, PRIYA, AIKO, LUCAS})


@st.composite
def handovers(draw: st.DrawFn) -> Handover:
    """A handover of any account, name and note, at any stage and status."""
    start = draw(st.dates(date(2026, 2, 20), date(2026, 3, 10)))
    return a_handover(
        account=draw(ACCOUNT),
        customer_reason=draw(WORDS),
        internal_note=draw(WORDS),
        reason=draw(st.sampled_from(Reason)),
        manager=draw(st.sampled_from(["", AIKO, DANA])),
        window=Window(start, start + timedelta(days=draw(st.integers(1, 92)))),
        renewal_date=draw(st.none() | st.dates(date(2026, 3, 1), date(2027, 1, 1))),
        status=draw(st.sampled_from(Status)),
        stage=draw(st.sampled_from(Stage)),
        opened_by=draw(st.sampled_from([DANA, LUCAS])),
    )


@settings(max_examples=examples(50))
@given(handovers(), NAME)
def test_every_message_of_the_opening_is_sound(handover: Handover, name: str) -> None:
    people = {DANA: Person(DANA, name), PRIYA: PEOPLE[PRIYA]}
    for role in Role:
        sound(welcome.welcome(handover, role, Person(DANA, name), ""), EVERYBODY)
        sound(welcome.welcome(handover, role, Person(DANA, name), "C0CHANNEL1"), EVERYBODY)
    sound(channel.stage_reached(handover, handover.stage), EVERYBODY)
    sound(views.status(handover, TODAY), EVERYBODY)
    sound(views.what_is_left(handover, TODAY), EVERYBODY)
    sound(views.listed_handovers([handover], DANA, TODAY), EVERYBODY)
    sound(commands.choice([handover], "status", name), EVERYBODY)
    sound_view(views.overview(handover, TODAY, PEOPLE[AIKO]), EVERYBODY)
    sound_view(started.started(handover, people, DANA), EVERYBODY)


@pytest.mark.parametrize("playbook", load_playbooks().values(), ids=lambda playbook: playbook.key)
def test_thirty_handovers_that_begin_together_fit_into_one_message_to_their_manager(playbook: Playbook) -> None:
    for reason in Reason:
        dates = PlanDates(confidential_until=TODAY + timedelta(days=20))
        one = a_handover(account="Meridian Foods Holding", playbook=playbook, reason=reason, dates=dates, manager=AIKO)
        begun = [replace(one, id=f"h{number}") for number in range(30)]
        message = welcome.welcome_many(begun, PEOPLE[AIKO], {handover.id: "C0CHANNEL1" for handover in begun})
        sound(message, EVERYBODY)
        assert ". Until " in message.blocks[1]["text"]["text"], "a sentence of its own"


def test_whoever_starts_a_handover_of_others_is_told_that_it_ends_there_for_them() -> None:
    outside = "You are not in it yourself"
    assert outside in str(started.started(a_handover(), PEOPLE, LUCAS))
    assert outside not in str(started.started(a_handover(), PEOPLE, DANA))


def test_a_card_before_the_first_working_day_counts_no_days_yet() -> None:
    handover = replace(a_handover(), window=Window(date(2026, 3, 7), date(2026, 3, 27)))
    assert " · 15 working days · " in summary_card.summary_card(handover, date(2026, 3, 7)).text
    assert "working day 1 of 15" in summary_card.summary_card(handover, date(2026, 3, 9)).text


@settings(max_examples=examples(50))
@given(handovers(), NAME, st.integers(1, 60))
def test_every_channel_has_a_name_a_topic_and_titles_slack_takes(handover: Handover, name: str, number: int) -> None:
    assert check_channel_name(channel.numbered(channel.channel_name(handover), number)) is None
    topic = channel.topic(handover, {DANA: Person(DANA, name)})
    assert check_topic(topic) is None
    assert "<" not in topic
    assert check_bookmark(channel.bookmark_document(), "https://example.com") is None


@settings(max_examples=examples(50))
@given(WORDS, WORDS, WORDS, WORDS, st.sampled_from(["", "h1"]))
def test_the_form_is_sound_whatever_was_typed(
    account: str, contacts: str, known: str, note: str, already_open: str
) -> None:
    filled = form.FormContent(
        account, DANA, PRIYA, AIKO, "promotion", "small", TODAY, TODAY, contacts, None, known, note
    )
    view = form.form(filled, [SMALL_PLAYBOOK], Window(TODAY, TODAY), already_open)
    sound_view(view)


@settings(max_examples=examples(300))
@given(WORDS)
def test_replies_to_what_was_typed_are_sound(typed: str) -> None:
    sound(commands.unknown(typed, "status"))
    sound(commands.unknown(typed, ""))
    sound(commands.choice([], "status", typed))
    sound_view(notices.notice("Baton", commands.choice([], "status", typed)))


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        ("Acme Corp", "handover-acme-corp"),
        ("  ÅCME & Söns, Ltd.  ", "handover-acme-sons-ltd"),
        ("O'Reilly’s", "handover-oreillys"),
        ("株式会社Acme 東京", "handover-zhushihuisheacme-dongjing"),
        ("…", "handover-h1"),
        ("\u200b\u2060", "handover-h1"),
        ("🚀🔥", "handover-rocket-fire"),
        ("Østfold", "handover-ostfold"),
        ("Łódź", "handover-lodz"),
        ("Þór & Ærø", "handover-thor-aero"),
        ("Đại Việt", "handover-dai-viet"),
        ("İstanbul Ilıca", "handover-istanbul-ilica"),
        ("Москва-Сити", "handover-moskva-siti"),
        ("Ελλάδα", "handover-ellada"),
        ("삼성", "handover-samseong"),
        ("हिन्दी", "handover-hindi"),
        ("العربية", "handover-lrbyh"),
        ("Ｆｕｌｌｗｉｄｔｈ", "handover-fullwidth"),
        ("Straße 7", "handover-strasse-7"),
        ("x" * 100, "handover-" + "x" * 67),
        ("@channel <!here>", "handover-channel-here"),
        ("../../etc", "handover-etc"),
    ],
)
def test_channel_names(account: str, expected: str) -> None:
    """I: channel names: Østfold, Łódź: letters of any script transliterated, never empty."""
    assert channel.channel_name(a_handover(account=account)) == expected


def test_the_form_asks_for_exactly_what_was_agreed() -> None:
    another = replace(SMALL_PLAYBOOK, key="another", name="Another one")
    view = form.form(form.FormContent(playbook="another"), [SMALL_PLAYBOOK, another], Window(TODAY, TODAY))
    assert [block["label"]["text"] for block in view["blocks"] if "label" in block] == [
        "Account",
        "Outgoing CSM",
        "Incoming CSM",
        "Team that takes over",
        "Manager",
        "Backup",
        "Outgoing CSM has left already? Their name",
        "Reason",
        "Tier",
        "Industry",
        "Playbook",
        "Start date",
        "End date",
        "Customer contacts",
        "Renewal date",
        "What may the customer know?",
        "Internal note",
    ]


def test_every_reason_can_be_chosen() -> None:
    assert set(form.REASONS) == set(Reason)


def test_a_crowded_window_says_what_is_due_earlier() -> None:
    """P121: a window too short for what is asked."""
    standard = load_playbooks()["standard"]
    week = a_handover(playbook=standard, window=Window(date(2026, 3, 2), date(2026, 3, 6)))
    told = [one for one in started.cautions(week, PEOPLE) if one.startswith("So that no day is too full")]
    assert len(told) == 1
    assert "* by Tue 3 Mar" in told[0]
    weeks = a_handover(playbook=standard, window=Window(date(2026, 3, 2), date(2026, 3, 23)))
    assert not [one for one in started.cautions(weeks, PEOPLE) if "no day is too full" in one]


def test_the_welcomes_say_how_long_it_takes_and_until_when() -> None:
    words = welcome.welcome(a_handover(), Role.OUTGOING, PEOPLE[DANA], "C1").text
    assert "Hello Dana!" in words
    assert "about 8 minutes in all" in words
    assert "Mon 23 Mar" in words
    assert "<#C1>" in words


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Dr. Jo Park", "Jo Park"),
        ("noor.h 🌴 OOO till Mon (she/her)", "noor.h"),
        ("Nowak, Marta", "Marta"),
        ("Kim Min-jun", "Kim Min-jun"),
        ("🌴", "there"),
        ("", "there"),
    ],
)
def test_a_welcome_greets_by_name_and_never_by_a_title_alone(name: str, greeted: str) -> None:
    """D: titles, remarks and the order of names."""
    person = replace(PEOPLE[DANA], name=name)
    assert f"Hello {greeted}!" in welcome.welcome(a_handover(), Role.OUTGOING, person, "C1").text


def test_internal_words_stay_out_of_the_channels_topic_and_the_first_messages() -> None:
    handover = a_handover(internal_note="Underperforming, tell nobody", reason=Reason.UNDERPERFORMANCE)
    said = [welcome.welcome(handover, role, PEOPLE[DANA], "C1").text for role in Role]
    assert not any("nderperform" in words for words in [*said, channel.topic(handover, PEOPLE)])


def test_warnings_are_only_given_where_there_is_something_to_warn_of() -> None:
    assert started.cautions(a_handover(), PEOPLE) == []
    start = a_handover().window.start
    rushed = a_handover(window=Window(start, start + timedelta(days=5)), renewal_date=start + timedelta(days=2))
    away = PEOPLE | {PRIYA: replace(PEOPLE[PRIYA], away_until=start + timedelta(days=3))}
    assert len(started.cautions(rushed, away)) == 3


def test_an_absence_is_warned_of_when_it_touches_the_window() -> None:
    window = a_handover().window

    def said(begins: date | None, back: date) -> list[str]:
        return started.cautions(
            a_handover(), PEOPLE | {PRIYA: replace(PEOPLE[PRIYA], away_from=begins, away_until=back)}
        )

    assert said(window.start - timedelta(days=5), window.start) == []
    assert said(window.end + timedelta(days=1), window.end + timedelta(days=9)) == []
    (words,) = said(date(2026, 3, 12), date(2026, 3, 16))
    assert words == f"<@{PRIYA}> is away Thu 12 Mar until Mon 16 Mar."
    assert len(said(window.end, window.end + timedelta(days=9))) == 1


def test_every_problem_of_a_form_has_words_that_fill_in() -> None:
    facts = {
        "limit": "120",
        "number": "3",
        "line": "?",
        "account": "A",
        "address": "a@b",
        "name": "B",
        "sentence": "S",
        "word": "W",
    }
    assert all(words.format_map(facts) for words in field_problems.WORDS.values())


@pytest.mark.parametrize("number", [1, 2, 20, 21, 99, 100, 101, 150])
def test_any_number_of_handovers_can_be_listed_and_chosen_from(number: int) -> None:
    many = [a_handover(id=f"h{n}", account="W" * 120) for n in range(number)]
    sound(views.listed_handovers(many, DANA, TODAY), EVERYBODY)
    sound(views.listed_handovers(many, DANA, TODAY, many), EVERYBODY)
    sound(views.listed_late(many, DANA, TODAY + timedelta(days=30)), EVERYBODY)
    sound(commands.choice(many, "checklist", ""), EVERYBODY)


def test_a_manager_of_many_reads_what_is_late_first_and_can_leave_out_the_rest() -> None:
    """I: `/handover list` said "Nothing waits for you" twelve times over late handovers."""
    day = date(2026, 3, 4)
    calm = a_handover(id="calm", account="Calm", window=Window(day, date(2026, 3, 20)))
    late = a_handover(id="late", account="Late")
    words = views.listed_handovers([calm, late], AIKO, day).text
    assert "You are in 2 open handovers; one needs attention and comes first." in words
    assert words.index("*Late*") < words.index("To watch: 1 working day late") < words.index("*Calm*")
    assert words.endswith("Nothing waits for you.")
    paused = replace(calm, status=Status.PAUSED, paused_until=date(2026, 3, 11))
    line = views.listed_handovers([paused], AIKO, day).text
    assert line.endswith("\n0 % · last day Fri 20 Mar\nPaused until Wed 11 Mar.")
    only = views.listed_late([calm, late], AIKO, day).text
    assert only.startswith("One of your handovers needs attention.\n*Late*")
    assert "*Calm*" not in only
    assert "None of your handovers is late" in views.listed_late([calm], AIKO, day).text


def test_somebody_in_no_handover_is_shown_the_way_in() -> None:
    nothing = views.listed_handovers([], DANA, TODAY)
    assert "Start handover" in str(nothing.blocks)


def test_an_admin_sees_what_they_are_not_part_of() -> None:
    assert may_see(a_handover(), PEOPLE[LUCAS])


@pytest.mark.parametrize(
    ("accepted", "says"),
    [(False, "read it through and ask what is unclear"), (True, "<@U0PRIYA> has read it. Next, <@U0DANA> and")],
)
def test_who_has_read_everything_is_not_asked_to_when_all_is_written_down(accepted: bool, says: str) -> None:
    """I: "read it through, then find a time" on the day after she had accepted every answer and planned the call."""
    reading = a_step("read_first", Stage.CONTEXT_CALL, StepKind.READING, owner=Role.INCOMING)
    playbook = replace(SMALL_PLAYBOOK, steps=(reading, *SMALL_PLAYBOOK.steps))
    handover = a_handover(playbook=playbook, answers=answered("status", "goals", "risks", accepted=accepted))
    note = channel.stage_reached(handover, Stage.CONTEXT_CALL).text
    assert note.startswith(":white_check_mark: *Everything is written down.* ")
    assert says in note
