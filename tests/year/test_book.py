"""A book lived through to its end: each account is begun once, within what people can carry, and nothing fails."""

from pathlib import Path

from tests.year.book import live


async def test_a_book_is_begun_to_its_last_account_within_all_limits(tmp_path: Path) -> None:
    lived = await live(tmp_path, accounts=18, people=3, per_week=2)
    assert lived.faults == ()
    assert lived.days > 14
