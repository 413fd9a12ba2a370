"""The blueprint as a canvas: whatever was said, Slack takes it, nothing is lost or acts, and it is read back as it was said."""

import re

from hypothesis import given, settings

from handover.blueprint.whole import WholeBlueprint
from messages.blueprint.parts import parts_of
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


def test_what_is_too_long_for_a_canvas_is_cut_and_says_so() -> None:
    made = laid_out(parts_of(a_big_one(400, 3_000), {}))
    assert len(whole(made, (), (), {})) < 2 * LONGEST
    assert made[-1].cut
    assert "All of it is on the account's page" in made[-1].body
