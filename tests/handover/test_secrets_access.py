"""Secrets that no rule knows: what a model learned from committed sentences makes of them, and of ordinary answers."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.text.secrets import access, holds_secret
from handover.text.secrets.reading import Reading
from handover.text.secrets.surface import surface
from handover.text.secrets.surroundings import strange_words
from tests.corpus.secrets import learn, told


def test_the_weights_are_made_from_the_sentences() -> None:
    """`make secret-weights` after a change of a sentence, of the features or of how is learned."""
    first = access.WEIGHTS.read_text(encoding="utf-8").splitlines()[0]
    assert first.endswith(f" {learn.digest()}")


def test_learning_twice_teaches_the_same() -> None:
    few = [
        learn.Text(words, secret)
        for text, secret in learn.made(told.told()[0][::30], told.told()[1][::30])
        if (words := learn.read(text))
    ]
    assert learn.learn(few) == learn.learn(few)


def test_told_secrets_are_stopped_and_answers_full_of_strange_words_are_kept() -> None:
    """E: 900 sentences with secrets and 1,300 answers, most like secrets on purpose, with other values than were learned."""
    draw = random.Random(11)
    secrets, answers = told.told()
    passed = [text for one in secrets if not holds_secret(text := told.filled(one, draw))]
    refused = [text for one in answers if holds_secret(text := told.filled(one, draw))]
    assert len(secrets) > 880
    assert len(answers) > 1300
    assert len(passed) <= 0.06 * len(secrets), passed
    assert len(refused) <= 0.01 * len(answers), refused


def test_what_was_not_learned_is_told_apart_too() -> None:
    """E: half of the sentences teach what many of the others are."""
    secrets, answers = told.told()
    draw = random.Random(12)
    half = [
        learn.Text(words, secret)
        for text, secret in learn.made(secrets[::2], answers[::2])
        if (words := learn.read(text))
    ]
    weights = learn.learn(half)
    stopped = [learn.holds(told.filled(one, draw), weights) for one in secrets[1::2]]
    refused = [learn.holds(told.filled(one, draw), weights) for one in answers[1::2]]
    assert sum(stopped) >= 0.6 * len(stopped)
    assert sum(refused) <= 0.05 * len(refused)


@pytest.mark.parametrize(
    "text",
    [
        "On our side everybody comes in as demo-nord, Gletscher2019! does the rest",
        "Man kommt mit ext_anna und Gletscher88 rein",
        "Pour se connecter : lroche puis Gletscher1999?",
        "Para entrar usa b.silva e Gletscher!77",
        "I was told to use gletscher31 when the VPN prompts for a password",
    ],
)
def test_a_password_in_words_that_no_rule_knows_is_stopped(text: str) -> None:
    assert holds_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "Agenda\n1. passwords (NW-4411)\n2. Move2Cloud\n3. GitLab",
        "Webex meeting number: 1141 617 3485\nPassword: 8YuYX5Of",
        "Zoom 280 1231 3098, passcode 429498",
        "They left Gletscher2019 for HubSpot",
        "so do I just type here?",
        "毎年10%の値引きを求める",
        "Use Horizon2027 as the project code",
    ],
)
def test_a_strange_word_that_opens_nothing_is_kept(text: str) -> None:
    """E: an item of an agenda, a meeting's passcode, the name of a project."""
    assert not holds_secret(text)


@given(st.text(max_size=200))
def test_any_text_is_read_without_fail(text: str) -> None:
    for features in strange_words(Reading(surface(text)), access.MOST):
        assert features == sorted(set(features))
