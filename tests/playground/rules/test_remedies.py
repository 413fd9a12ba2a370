"""What to do about a refusal: a sentence for every rule that the inspector notes."""

import pytest

from playground.rules.remedies import AVOIDABLE, REMEDIES, remedy


@pytest.mark.parametrize("code", sorted(AVOIDABLE))
def test_who_broke_a_rule_is_told_what_to_do(code: str) -> None:
    assert remedy(code) == REMEDIES[code]


@pytest.mark.parametrize("code", ["", "never_heard_of"])
def test_there_is_a_word_for_what_is_unknown(code: str) -> None:
    assert remedy(code) == "Change the call so that the rule holds."


@pytest.mark.parametrize("words", [*REMEDIES.values(), *AVOIDABLE.values()])
def test_words_are_short(words: str) -> None:
    assert 0 < len(words) <= 120
