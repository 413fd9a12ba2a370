"""What whoever accepts answers reads of areas: theirs first, and whose the others are."""

from handover.model.answers import Answer, Part
from handover.model.areas import Area
from handover.review import reviewed_items
from messages import review
from tests.examples import DANA, LUCAS, NOW, PEOPLE, PRIYA, a_handover

ITEMS = [item.key for item in reviewed_items(a_handover())]
LAST = ITEMS[-1]
HANDOVER = a_handover(
    answers={key: Answer(key, (Part(f"Of {key}.", DANA, NOW),), by=DANA, at=NOW) for key in ITEMS},
    areas=(Area(LUCAS, "technical", (LAST,), DANA, NOW),),
)


def shown_to(user: str) -> str:
    return str(review.view(HANDOVER, PEOPLE[user], metadata="{}")["blocks"])


def test_whoever_has_an_area_reads_its_answers_first() -> None:
    places = {key: shown_to(LUCAS).index(f"Of {key}.") for key in ITEMS}
    assert min(places, key=lambda key: places[key]) == LAST
    assert "Yours to accept, *technical*: " in shown_to(LUCAS)


def test_the_owner_reads_all_in_their_order_and_whose_some_of_them_are() -> None:
    places = [shown_to(PRIYA).index(f"Of {key}.") for key in ITEMS]
    assert places == sorted(places)
    assert f"are for others to accept: <@{LUCAS}> technical. You may accept all." in shown_to(PRIYA)
    assert "to accept" not in shown_to(DANA)
