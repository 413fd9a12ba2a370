"""Interview, checklist, review and evidence in words: valid, inert and whole, whatever people typed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.checklist import EditConflict, item_snapshot
from handover.evidence import links_in
from handover.model.answers import Answer, Evidence, Part, Question
from handover.model.field_problems import FieldProblem
from handover.model.handover import Handover, Status
from handover.model.interview import Interview, Prompt, PromptKind, PromptOutcome
from handover.model.people import Role
from handover.model.playbook import Stage
from handover.playbooks.loader import load_playbooks
from messages import checklist, evidence, review, whole
from messages.checklist import FormState, TypedText
from messages.interview import outside, thread
from messages.interview import question as interview
from messages.kit.long_text import text_blocks
from messages.kit.message import View
from messages.kit.quotes import block_quote, pieces
from messages.kit.text import escape
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, a_handover
from tests.hypothesis_profiles import examples
from tests.messages.soundness import sound, sound_view
from tests.messages.texts import ACCOUNT, WORDS

EVERYBODY = frozenset({DANA, PRIYA, AIKO, LUCAS})
STANDARD = load_playbooks()["standard"]
ITEMS = [item.key for item in STANDARD.items]
TYPED = st.one_of(st.just(""), WORDS, st.builds(lambda words: (words * 40)[:12_000], WORDS))
LINKS = st.sampled_from(["https://acme.example/p1", "https://a.example/?q=<b>|x", "javascript:alert(1)", "not a link"])
SMALL = settings(max_examples=examples(40))


@st.composite
def answers(draw: st.DrawFn, item: str) -> Answer:
    """Return an answer of any words, with any evidence, in any state."""
    accepted = draw(st.booleans())
    return Answer(
        item,
        tuple(Part(draw(TYPED), DANA, NOW, f"{number}.000001") for number in range(draw(st.integers(0, 3)))),
        not_applicable=draw(st.sampled_from(["", "no integrations"]) | WORDS),
        evidence=tuple(Evidence(draw(WORDS), draw(LINKS), DANA, NOW) for _ in range(draw(st.integers(0, 10)))),
        by=draw(st.sampled_from([DANA, AIKO])),
        at=NOW,
        accepted_by=PRIYA if accepted else "",
        accepted_at=NOW if accepted else None,
    )


@st.composite
def interviewed(draw: st.DrawFn) -> Handover:
    """Return a handover in the middle of its interview."""
    known = draw(st.lists(st.sampled_from(ITEMS), unique=True))
    questions = tuple(
        Question(f"q{number}", draw(st.sampled_from(ITEMS)), draw(WORDS), PRIYA, NOW, (Part(draw(TYPED), DANA, NOW),))
        for number in range(1, draw(st.integers(1, 4)))
    )
    subjects = [(PromptKind.ITEM, item) for item in ITEMS] + [(PromptKind.QUESTION, one.id) for one in questions]
    subjects.append((PromptKind.FINISHED, ""))
    asked = draw(st.lists(st.tuples(st.sampled_from(subjects), st.sampled_from(PromptOutcome)), min_size=1, max_size=5))
    prompts = tuple(
        Prompt(number, kind, subject, outcome, NOW + timedelta(minutes=number))
        for number, ((kind, subject), outcome) in enumerate(asked, 1)
    )
    return a_handover(
        account=draw(ACCOUNT),
        playbook=STANDARD,
        answers={item: draw(answers(item)) for item in known},
        questions=questions,
        interviews=(Interview(DANA, Role.OUTGOING, prompts),),
        status=draw(st.sampled_from([Status.ACTIVE, Status.ACTIVE, Status.PAUSED, Status.COMPLETED])),
    )


@SMALL
@given(interviewed())
def test_every_message_of_the_thread_is_sound(handover: Handover) -> None:
    for prompt in handover.interview_of(Role.OUTGOING).prompts:
        sound(interview.prompt(handover, prompt), EVERYBODY)
        sound(interview.settled(handover, prompt), EVERYBODY)
        if prompt.kind is PromptKind.ITEM:
            sound_view(interview.not_applicable_form(handover, prompt, "{}"), EVERYBODY)
    for what in ("edited", "saved", "passed_on", "withdrawn", "later"):
        sound(thread.saved_edit(handover, Role.OUTGOING, what, "goals"), EVERYBODY)
    for message in (
        thread.help_words(handover, Role.OUTGOING),
        thread.status(handover, Role.OUTGOING),
        thread.not_outgoing(handover, True),
    ):
        sound(message, EVERYBODY)
    for mine, others in (
        ([(handover, Role.OUTGOING)] * 30, True),
        ([(handover, Role.INCOMING)], False),
        ([], True),
        ([], False),
    ):
        sound(outside.unsaved(mine, others, "1772442000.000100"), EVERYBODY)
        sound(outside.not_understood(mine, others), EVERYBODY)


@SMALL
@given(interviewed(), st.sampled_from(checklist.STAGES), st.sampled_from([DANA, PRIYA, AIKO, LUCAS]), WORDS, st.data())
def test_every_page_of_the_checklist_is_sound(
    handover: Handover, stage: Stage, who: str, words: str, data: st.DataObject
) -> None:
    items = [item.key for item in checklist.writable_items(handover, stage, PEOPLE[who])]
    clashing = set(data.draw(st.lists(st.sampled_from(items), unique=True))) if items else set()
    shown = {item: item_snapshot(handover, item, clashing=item in clashing) for item in items}
    page = FormState(
        typed={item: TypedText(words[:3000], words[:100]) for item in clashing},
        clashes=[EditConflict(item, words * 20, AIKO) for item in clashing],
        problems=dict.fromkeys(items[:1], FieldProblem.SECRET),
        note=checklist.saved_note(len(clashing)),
    )
    sound_view(checklist.form(handover, stage, PEOPLE[who], shown, "{}", page), EVERYBODY)
    assert len({checklist.text_id(one) for one in shown.values()}) == len(items)


@SMALL
@given(interviewed(), st.sampled_from([DANA, PRIYA, AIKO]))
def test_every_review_is_sound_and_shows_long_answers_whole(handover: Handover, who: str) -> None:
    sound_view(review.view(handover, PEOPLE[who], "{}", "✓ Asked."), EVERYBODY)
    for item in handover.playbook.items:
        sound_view(review.ask_form(handover, item, "{}"), EVERYBODY)
        shown = whole.whole_answer(handover, item)
        sound_view(shown, EVERYBODY)
        letters = "".join(handover.answer(item.key).text.split())
        assert escape(letters) in "".join("".join(sections(shown)).split())
    for question in handover.questions:
        sound_view(review.reply_form(handover, question, "{}"), EVERYBODY)
        for what in ("replied", "added", "changed", "withdrawn"):
            sound(review.replied(handover, question, what), EVERYBODY)


def sections(view: View) -> list[str]:
    return [block["text"]["text"] for block in view["blocks"] if block["type"] == "section"]


@SMALL
@given(interviewed(), TYPED, st.integers(1, 12))
def test_saving_a_message_is_sound_and_keeps_it_whole(handover: Handover, text: str, many: int) -> None:
    view = evidence.save_form([replace(handover, id=f"h{number}") for number in range(many)], text, "{}")
    sound_view(view, EVERYBODY)
    menu = view["blocks"][0]["element"]
    offered = [one for group in menu.get("option_groups", []) for one in group["options"]]
    everywhere = many * len(handover.playbook.items)
    assert len(offered) == everywhere if everywhere <= 100 else menu["type"] == "external_select"
    kept = {
        block["block_id"]: block["element"].get("initial_value", "") for block in view["blocks"] if "element" in block
    }
    assert "".join(kept[block] for block in text_blocks(kept)) == (text if text.strip() else "")
    for words in (evidence.saved(handover, "goals"), evidence.nothing_to_save_to()):
        assert "`/handover" in words


def item_prompt(**changes: object) -> tuple[Handover, Prompt]:
    asked = Prompt(5, PromptKind.ITEM, "goals")
    before = Prompt(4, PromptKind.ITEM, "promises", PromptOutcome.ANSWERED, NOW)
    known = {item: Answer(item, (Part("Known.", DANA, NOW),)) for item in ITEMS[:4]}
    return a_handover(
        playbook=STANDARD, answers=known, interviews=(Interview(DANA, Role.OUTGOING, (before, asked)),)
    ), asked


def test_a_question_reads_like_a_colleague_and_its_text_says_it_all() -> None:
    handover, asked = item_prompt()
    message = interview.prompt(handover, asked)
    assert message.text == (
        "Thanks, saved “Known.” as your answer.\n"
        "*What they want to achieve*\n"
        "What does this customer want to achieve with us, and which numbers tell them it's working?\n"
        "Their goals in their words, and the two or three figures they look at.\n"
        "For example: _Picking errors below 0.5 % in all three warehouses by 30 June 2026. Marta looks at errors per 1,000 "
        "orders every Monday: https://dash.example/errors, kept by Ravi._\n"
        "5 of 22, about 30 minutes left.\n"
        "Reply here, or type `help`."
    )
    buttons = [one["text"]["text"] for one in message.blocks[-1]["elements"]]
    assert buttons == ["Skip", "Back", "Doesn't apply …", "Later", "Answer in a form …", "Ask a colleague …"]


def test_a_question_put_again_shows_all_that_was_said() -> None:
    handover, asked = item_prompt()
    known = Answer("goals", (Part("Only the monthly call.", DANA, NOW),), not_applicable="nothing planned")
    handover = replace(handover, answers={**handover.answers, "goals": known})
    assert ">Doesn't apply: nothing planned\n>Only the monthly call." in interview.prompt(handover, asked).text


def test_a_link_that_stands_in_the_answer_is_not_repeated_below_it() -> None:
    kept = Evidence("The plan", "https://acme.example/plan", DANA, NOW)
    text = (Part("See https://acme.example/plan", DANA, NOW),)
    assert evidence.evidence_words(Answer("goals", text, evidence=(kept,))) == ""
    assert evidence.evidence_words(Answer("goals", evidence=(kept,))) == "<https://acme.example/plan|The plan>"


def test_a_settled_question_has_no_buttons() -> None:
    handover, _ = item_prompt()
    settled = interview.settled(handover, handover.interview_of(Role.OUTGOING).prompts[0])
    assert settled.text.endswith("\n✓ Answered")
    assert all(block["type"] != "actions" for block in settled.blocks)


@given(st.text(), st.integers(20, 200))
def test_pieces_hold_the_whole_text_escaped_and_fit(text: str, limit: int) -> None:
    found = pieces(text, limit)
    assert all(0 < len(piece) <= limit for piece in found)
    assert "".join("".join(found).split()) == "".join(escape(text).split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [("one\ntwo", ">one\n>two"), ("", ">"), ("<!channel>", ">&lt;!channel&gt;"), (" a\n\nb ", ">a\n>\n>b")],
)
def test_quotations_quote_every_line(text: str, shown: str) -> None:
    assert block_quote(text, 100) == shown


@given(st.text())
def test_only_web_addresses_become_links(text: str) -> None:
    assert all(one.link.startswith(("http://", "https://")) for one in links_in(text))
