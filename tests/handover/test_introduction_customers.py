"""Letters to 36 customers in six languages: no internal text passes in twenty disguises, and clean letters do (P3)."""

from collections import Counter
from functools import cache

from handover.introduction.problem import Problem, ProblemKind
from tests.corpus.letters.customers import LANGUAGES, Half, Written, clean_letters, leaking_letters
from tests.corpus.letters.twenty_disguises import TWENTY

REPEATED = {ProblemKind.INTERNAL_TEXT, ProblemKind.PERHAPS_INTERNAL}
HALVES = tuple(Half)


@cache
def leaking() -> list[tuple[Written, tuple[Problem, ...]]]:
    return [(letter, letter.found()) for half in HALVES for letter in leaking_letters(half)]


@cache
def clean() -> list[tuple[Written, tuple[Problem, ...]]]:
    return [(letter, letter.found()) for half in HALVES for letter in clean_letters(half)]


def test_none_of_the_leaks_in_twenty_disguises_passes() -> None:
    found = leaking()
    assert (len(found), len(TWENTY)) == (100 * len(HALVES), 20)
    assert set(Counter(letter.disguise for letter, _ in found)) == set(TWENTY)
    assert [
        (letter.language, letter.where, letter.disguise, letter.draft.body)
        for letter, its in found
        if not REPEATED & {one.kind for one in its}
    ] == []


def test_of_the_clean_letters_none_is_blocked_and_at_most_one_in_a_hundred_is_warned_about() -> None:
    found = clean()
    assert set(Counter(letter.language for letter, _ in found)) == set(LANGUAGES)
    assert [(letter.draft.body, its) for letter, its in found if any(one.certain for one in its)] == []
    warned = [(letter.account, [(one.kind.value, one.detail) for one in its]) for letter, its in found if its]
    assert len(warned) <= len(HALVES), warned
