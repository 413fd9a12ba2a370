"""Talk that is no answer, and answers that look like it: both kinds of error are counted over lists in seven languages."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handover.interview.looking_back import looks_back
from handover.interview.phrasebook import talk_in
from handover.interview.replies import (
    AnswerText,
    Guess,
    InterviewCommand,
    NotApplicable,
    Unclear,
    corrects,
    parse_reply,
)
from tests.handover.replies_table import ANSWERS, ASKED, TALK

SAID = [tuple(line.split(": ", 1)) for line in TALK.strip().splitlines()]
ANSWERED = ANSWERS.strip().splitlines()
ASKED_ABOUT = [tuple(line.split(": ", 1)) for line in ASKED.strip().splitlines()]


def test_the_lists_are_long_enough_to_measure_with() -> None:
    assert len(SAID) >= 150
    assert len(ANSWERED) >= 300


def test_talk_is_understood_in_seven_languages() -> None:
    """B: "ok", "one sec", ":+1:", "sorry, in a meeting, will do this tonight", "what do you mean?", "skip please"."""
    wrong = [(text, meant, parse_reply(text)) for meant, text in SAID if parse_reply(text) != InterviewCommand(meant)]
    assert wrong == []


def test_what_speaks_to_the_bot_is_asked_about() -> None:
    """B: "oops wrong thread", "same as above", "will check with Jo and come back" counted as knowledge about the customer."""
    wrong = [
        (text, meant, parse_reply(text))
        for meant, text in ASKED_ABOUT
        if parse_reply(text) != Unclear(text, Guess(meant))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("laterrrr", InterviewCommand.LATER),
        ("hmmmmm", InterviewCommand.OK),
        ("sooo sorry, in a meeeting, will do it tonight", InterviewCommand.LATER),
        ("naechste frage bitte", InterviewCommand.SKIP),
        ("remind me at 16:30", InterviewCommand.LATER),
        ("back in 40 minutes", InterviewCommand.WAIT),
        ("skpi this one", Unclear("skpi this one", Guess.SKIP)),
        ("tahnks a lot", Unclear("tahnks a lot", Guess.REMARK)),
        ("what do you maen?", Unclear("what do you maen?", Guess.HELP)),
        ("I don't know, ask Tom", Unclear("I don't know, ask Tom", Guess.UNSURE)),
        ("Contact is Tom", AnswerText("Contact is Tom")),
        ("Paula", AnswerText("Paula")),
        ("Malta", AnswerText("Malta")),
        ("latter half of May", AnswerText("latter half of May")),
    ],
)
def test_a_slip_of_the_fingers_does_not_make_it_an_answer(text: str, meaning: object) -> None:
    """B: words long drawn, without umlauts, with a letter wrong; a name that resembles such a word stays a name."""
    assert parse_reply(text) == meaning


def test_no_answer_is_swallowed_and_hardly_one_is_asked_about() -> None:
    """B: nothing that somebody says about the customer is taken for talk; at most 1 % is asked about, which costs a tap."""
    meanings = {text: parse_reply(text) for text in ANSWERED}
    swallowed = [text for text, one in meanings.items() if isinstance(one, InterviewCommand | NotApplicable)]
    asked = [text for text, one in meanings.items() if isinstance(one, Unclear)]
    assert swallowed == []
    assert len(asked) <= len(ANSWERED) // 100, asked


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("sorry, at the vet, will do this tonight", Guess.LATER),
        ("sorry, tomorrow", Guess.LATER),
        ("Let me check with Marta", Guess.WAIT),
        ("idk", Guess.UNSURE),
        ("keine Ahnung", Guess.UNSURE),
        (".", Guess.WORDLESS),
        ("-", Guess.WORDLESS),
        ("—", Guess.WORDLESS),
        ("…", Guess.WORDLESS),
        ("...", Guess.WORDLESS),
        ("x", Guess.WORDLESS),
        ("🤔", Guess.WORDLESS),
        (":thinking_face:", Guess.WORDLESS),
        ("!!", Guess.WORDLESS),
    ],
)
def test_what_is_not_certain_is_asked(text: str, guess: Guess) -> None:
    """B: "." or "-" as the whole answer, and talk in words that are not known, are asked about."""
    assert parse_reply(text) == Unclear(text, guess)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("N/A region is theirs", "region is theirs"),
        ("NA: EMEA and APAC are live", "EMEA and APAC are live"),
        ("N/A, EMEA first", "EMEA first"),
    ],
)
def test_a_doubtful_not_applicable_is_asked(text: str, reason: str) -> None:
    """B: "doesn't apply" counts at once only where it is certain."""
    assert parse_reply(text) == Unclear(text, Guess.NOT_APPLICABLE, reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("trifft nicht zu, weil sie keine haben", "sie keine haben"),
        ("Entfällt: keine Integrationen", "keine Integrationen"),
        ("sans objet, car ils n'en ont pas", "ils n'en ont pas"),
        ("non applicable : aucune intégration", "aucune intégration"),
        ("no aplica porque no tienen", "no tienen"),
        ("não se aplica: não têm", "não têm"),
        ("non si applica perché non ne hanno", "non ne hanno"),
        ("no aplica", ""),
        ("該当なし", ""),
        ("該当しません：まだ使っていません", "まだ使っていません"),
        ("対象外（新規のため）", "新規のため"),
        ("not relevant for them", ""),
        ("It doesn't apply to them: no API", "no API"),
    ],
)
def test_not_applicable_is_understood_in_seven_languages(text: str, reason: str) -> None:
    assert parse_reply(text) == NotApplicable(reason, text)


@given(st.text(max_size=200))
def test_any_text_is_read_without_fail(text: str) -> None:
    talk_in(text)


@given(st.sampled_from([text for _, text in SAID]), st.sampled_from(["", "!", ".", " 🙂", " :)", "\n"]), st.booleans())
def test_case_punctuation_and_smileys_do_not_matter(text: str, end: str, loud: bool) -> None:
    said = f"  {text.upper() if loud else text}{end}"
    assert parse_reply(said) == parse_reply(text)


@example("will ask around", "40,000 €")
@given(st.sampled_from([text for _, text in SAID]), st.sampled_from(["Northwind", "Marta", "SCIM", "40,000 €"]))
def test_a_name_makes_it_no_certain_talk(text: str, name: str) -> None:
    assert not isinstance(parse_reply(f"{text} {name}"), InterviewCommand)


def test_answers_of_several_lines_stay_answers() -> None:
    assert parse_reply("Skip\nthe meeting on Friday") == AnswerText("Skip\nthe meeting on Friday")


@pytest.mark.parametrize(
    "text",
    [
        "*Nowak",
        "sorry, I meant March",
        "correction: June",
        "oh and I forgot to mention Kim",
        "P.S. Kim pays",
        "re previous - Kim",
        "for the last one: Kim too",
        "ich meinte Nowak",
        "zur letzten Frage: Jonas zahlt",
        "Je voulais dire mai",
        "à la question précédente : Kim",
        "quise decir mayo",
        "quis dizer maio",
        "intendevo maggio",
        "訂正：6月です",
        "さっきの質問、佐藤さんもです",
    ],
)
def test_a_text_that_looks_back_begins_so_in_each_language(text: str) -> None:
    """B: corrections and additions to the question before."""
    assert looks_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "no wait, it's June",
        "no wait, four ports",
        "no espera, son cuatro",
        "never mind, Anna does it",
        "wait, no: Tom signs",
        "nein warte, es ist Juni",
        "ach nein, Juni",
        "egal, Anna macht das",
        "non attends, c'est en juin",
        "laisse tomber, Anna s'en occupe",
        "no espera, es en junio",
        "déjalo, lo hace Ana",
        "não espera, é junho",
        "deixa pra lá, a Ana faz",
        "no aspetta, è giugno",
        "lascia stare, lo fa Anna",
        "nee wacht, het is juni",
        "いや、6月です",
    ],
)
def test_what_puts_right_says_how_it_is(text: str) -> None:
    """B: "no wait, it's June", in each language, belongs to the answer before."""
    assert corrects(text)
    assert parse_reply(text) == AnswerText(text)


@pytest.mark.parametrize(
    "text",
    [
        "no wait",
        "no wait, the door",
        "nein warte, Telefon",
        "no espera, me llaman",
        "never mind",
        "いや、ちょっと待って",
    ],
)
def test_what_only_begins_to_put_right_is_talk(text: str) -> None:
    assert not corrects(text)
    assert not isinstance(parse_reply(text), AnswerText)


@pytest.mark.parametrize(
    "text",
    [
        "Actually no plans",
        "No, no usan la API",
        "na verdade não usam",
        "eigenlijk niet veel",
        "non, pas encore",
        "no, only Tom",
    ],
)
def test_a_no_puts_nothing_right(text: str) -> None:
    assert not corrects(text)
    assert parse_reply(text) == AnswerText(text)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("bon", "How would you describe where this customer stands today?"),
        ("ça va", "Comment vont-ils ?"),
        ("in Notion", "Where do we keep what belongs to this customer?"),
        ("prima", "Hoe gaat het met deze klant?"),
        ("まだ", "契約は更新済みですか？"),
        ("noch nicht", "Haben sie schon unterschrieben?"),
        ("not yet", "When is the renewal, how likely is it, and what could get in the way?"),
    ],
)
def test_a_few_words_are_an_answer_where_the_question_asks_for_them(text: str, question: str) -> None:
    """B: French "bon" and Japanese "まだ" were taken for talk whatever was asked."""
    assert parse_reply(text, question) == AnswerText(text)


@pytest.mark.parametrize("text", ["bon", "prima", "まだ"])
def test_the_same_words_elsewhere_are_asked_about(text: str) -> None:
    assert not isinstance(parse_reply(text, "Where do we keep what belongs to this customer?"), AnswerText)


def test_an_answer_does_not_look_back() -> None:
    others = [
        "*Nowak*",
        "*Calm* and large",
        "In the first year they grew",
        "For the first time they renewed early",
        "About the last invoice they complained",
        "Correction runs are monthly",
        "前の担当は佐藤さん",
    ]
    assert [text for text in (*ANSWERED, *others) if looks_back(text)] == []
