"""What a reply in the interview means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.interview.replies import (
    AnswerText,
    InterviewCommand,
    NotApplicable,
    parse_reply,
    without_continuation_mark,
)
from handover.text.secrets import holds_secret


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("skip", InterviewCommand.SKIP),
        ("Skip.", InterviewCommand.SKIP),
        ("  SKIP IT! ", InterviewCommand.SKIP),
        ("`skip`", InterviewCommand.SKIP),
        ("next", InterviewCommand.SKIP),
        ("Back", InterviewCommand.BACK),
        ("go  back.", InterviewCommand.BACK),
        ("Later …", InterviewCommand.LATER),
        ("not now", InterviewCommand.LATER),
        ("That's all for today.", InterviewCommand.LATER),
        ("Continue", InterviewCommand.RESUME),
        ("status", InterviewCommand.STATUS),
        ("What’s left?", InterviewCommand.STATUS),
        ("what's left", InterviewCommand.STATUS),
        ("HELP", InterviewCommand.HELP),
        ("?", InterviewCommand.HELP),
        ("?!", InterviewCommand.HELP),
        ("? 🙂", InterviewCommand.HELP),
        ("？？", InterviewCommand.HELP),
        ("Thanks!", InterviewCommand.THANKS),
        ("Great, thanks.", InterviewCommand.THANKS),
        ("thank you very much", InterviewCommand.THANKS),
    ],
)
def test_known_words_are_understood_in_any_case_with_a_full_stop(text: str, command: InterviewCommand) -> None:
    assert parse_reply(text) is command


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("not applicable because they use no integrations", "they use no integrations"),
        ("Not applicable, because they have none.", "they have none"),
        ("n/a – no integrations", "no integrations"),
        ("N/A no integrations", "no integrations"),
        ("n/a (no integrations)", "no integrations"),
        ("na - none", "none"),
        ("NA: none yet", "none yet"),
        ("It's not applicable since they left", "they left"),
        ("does not apply because of the merger", "the merger"),
        ("This doesn’t apply: they are new", "they are new"),
        ("n/a because\nthey are new", "they are new"),
        ("n/a", ""),
        ("NA.", ""),
        ("not applicable", ""),
    ],
)
def test_not_applicable_is_understood_with_its_reason(text: str, reason: str) -> None:
    assert parse_reply(text) == NotApplicable(reason, text)


@pytest.mark.parametrize(
    "text",
    [
        "Nadia owns this",
        "NA region only, EMEA is with Tom",
        "Not applicable to the EU contract, but the US one renews in May",
        "skip the meeting on Friday",
        "Back in 2022 they nearly left",
        "later this year",
        "help services is Jo",
        "Thanks to Maria they stayed",
        "+49 30 1234 is Anna's mobile",
        "+1",
        "",
        "no",
        "none",
    ],
)
def test_anything_else_is_an_answer(text: str) -> None:
    assert parse_reply(text) == AnswerText(text)


@pytest.mark.parametrize(("text", "rest"), [("+ and Tom", "and Tom"), ("+and Tom", "and Tom"), ("+\nTom", "Tom")])
def test_a_plus_means_more_of_the_last_answer(text: str, rest: str) -> None:
    assert parse_reply(text) == AnswerText(rest, more=True)
    assert without_continuation_mark(text) == rest


@given(st.text())
def test_every_text_means_something_and_answers_keep_every_word(text: str) -> None:
    meaning = parse_reply(text)
    if isinstance(meaning, AnswerText) and not meaning.more:
        assert meaning.text == text.strip()
    elif isinstance(meaning, NotApplicable):
        assert meaning.text == text.strip()
        assert meaning.reason in text.replace("’", "'")


@pytest.mark.parametrize(
    "text",
    [
        "password=hunter2",
        "Password: hunter2",
        "the pwd is S3cret!x",
        "api_key = abcdefgh",
        "API key: 9f8e7d6c5b4a",
        "token: changeme",
        "AKIAIOSFODNN7EXAMPLE",
        "use ghp_abcdefghijklmnopqrstuvwxyz0123456789 for the repo",
        "xoxb-1234567890-abcdef",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIE",
        "sk_live_abcdefghijklmnopqrstuvwx",
        "secret=correcthorse",
    ],
)
def test_passwords_and_keys_are_noticed(text: str) -> None:
    assert holds_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "The password is in the vault, folder Northwind",
        "password: https://vault.example/items/42",
        "Passwords: ask Dana",
        "password: see the vault",
        "Their secret is a good breakfast",
        "The token rotation takes place in May",
        "Renewal is 220 seats, key contact is Marta",
        "The API key is rotated every month",
        "",
    ],
)
def test_talking_about_passwords_is_fine(text: str) -> None:
    assert not holds_secret(text)
