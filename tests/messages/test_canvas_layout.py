"""The blueprint as a canvas: whatever was said, Slack takes it, nothing is lost or acts, and it is read back as it was said."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handover.blueprint.whole import WholeBlueprint
from messages.blueprint.parts import BlueprintPart, parts_of
from messages.canvas.body import ELSEWHERE
from messages.canvas.layout import LONGEST, laid_out, whole
from messages.canvas.reading import known_regions, plain_lines, regions
from playground.rules.canvas import mentioned_in, problem_in, returned, sections_of
from tests.examples import PEOPLE
from tests.hypothesis_profiles import examples
from tests.messages.blueprints import BLUEPRINTS, a_big_one, bare, said


@settings(max_examples=examples(60))
@given(BLUEPRINTS)
def test_slack_takes_it_nothing_is_lost_and_it_is_read_back(blueprint: WholeBlueprint) -> None:
    made = laid_out(parts_of(blueprint, PEOPLE))
    written = whole(made, (), (), {})
    assert problem_in(written) == ""
    assert mentioned_in(written) == []
    assert not re.search(r"(?<!\\)<[!@#]", written)
    there = regions("\n\n".join(map(returned, sections_of(written))))
    shown = bare("".join(line for region in there for line in (region.title, *plain_lines(region.body))))
    assert all(
        bare("".join(plain_lines(text, marks=False))) in shown for text in list(said(blueprint))[1:] if len(text) < 140
    )
    known = known_regions(there, {one.part.key: one.part.title for one in made})
    for one in made:
        assert known[one.part.key].words == tuple(plain_lines(one.text, marks=False)), one
        assert known[one.part.key].body.count("\n\n") == 0


@settings(max_examples=examples(30))
@given(BLUEPRINTS)
def test_written_again_it_is_the_same_and_what_people_wrote_stays_where_it_was(blueprint: WholeBlueprint) -> None:
    made = laid_out(parts_of(blueprint, PEOPLE))
    titles = {one.part.key: one.part.title for one in made}
    written = whole(made, (), (), {})
    assert whole(made, regions(written), (), titles) == written
    noted = f"Mine first\n\n{written}\n\n## Notes\n\n- Ask **Jo**"
    assert whole(made, regions(noted), (), titles) == noted


SIGNS = st.sampled_from(
    ("word ", "*", "<!channel> ", "1. one\n", "東京", "x" * 97, "👩‍👩‍👧 ", "a_b~c|\n", "https://x.example/[y] ")
)
SIZES = st.sampled_from((0, 1, 30, 400, 30_000, 300_000))
AS_LONG_AS_ANYTHING = st.builds(lambda sign, size: (sign * (size // len(sign) + 1))[:size], SIGNS, SIZES)


@st.composite
def very_large(draw: st.DrawFn) -> list[BlueprintPart]:
    """Return parts that are together often longer than a canvas, each in a way of its own."""
    drawn = draw(st.lists(st.tuples(AS_LONG_AS_ANYTHING, SIGNS, SIZES, SIZES), min_size=1, max_size=4))
    repeated = drawn * draw(st.sampled_from((1, 40, 150)))
    return [
        BlueprintPart(
            f"entry:{number}",
            sign * 50,
            text,
            "People" if number % 9 == 0 else "",
            f"{sign * 20}, 2 March 2026",
            flags=(f"{sign} is late",) * min(flags, 400),
            links=((sign, f"https://x.example/{sign}"),) * min(links, 400),
        )
        for number, (text, sign, flags, links) in enumerate(repeated)
    ]


@settings(max_examples=examples(8), suppress_health_check=list(HealthCheck))
@given(very_large())
def test_however_much_is_known_slack_takes_it_and_what_is_left_out_is_a_tap_away(parts: list[BlueprintPart]) -> None:
    made = laid_out(parts)
    written = whole(made, (), (), {})
    assert problem_in(written) == ""
    assert len(written) <= LONGEST
    known = known_regions(
        regions("\n\n".join(map(returned, sections_of(written)))), {one.part.key: one.part.title for one in made}
    )
    longest = max(len(one.markdown) for one in made)
    for part, one in zip(parts, made, strict=True):
        shortened = one.cut or one.body.count("🚩") < len(part.flags) or one.body.count("🔗") < len(part.links)
        assert (ELSEWHERE in one.body) == shortened
        if not one.cut:
            assert known[one.part.key].words == tuple(plain_lines(one.text, marks=False))
        if shortened:
            # Nobody's is shortened for the sake of a longer one.
            assert len(one.markdown) >= 0.6 * longest - 300


def test_what_is_too_long_for_a_canvas_is_cut_and_says_so() -> None:
    made = laid_out(parts_of(a_big_one(400, 3_000), {}))
    assert 0.9 * LONGEST < len(whole(made, (), (), {})) <= LONGEST
    assert made[-1].cut
    assert "All of it is on the account's page" in made[-1].body
