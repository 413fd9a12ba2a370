from pathlib import Path

import pytest

from storage.database.engine import DatabaseProblem, engine_for, postgresql_dsn, spoken_name, sqlite_path


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///file.db", "file.db"),
        (" sqlite:////var/lib/baton/file.db\n", "/var/lib/baton/file.db"),
        ("sqlite+aiosqlite:///a b%20c.db", "a b c.db"),
    ],
)
def test_a_file_is_named(url: str, path: str) -> None:
    assert sqlite_path(url) == Path(path)
    assert engine_for(url).dialect.name == "sqlite"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_every_spelling_of_postgresql(scheme: str) -> None:
    url = f"{scheme}://baton:s3cret%2F@db.example:5433/handovers?sslmode=require"
    assert sqlite_path(url) is None
    assert engine_for(url).dialect.name == "postgresql"
    assert postgresql_dsn(url) == "postgresql://baton:s3cret%2F@db.example:5433/handovers?sslmode=require"
    assert spoken_name(url) == "handovers on db.example"


@pytest.mark.parametrize(
    ("url", "advice"),
    [
        ("", "sqlite:///file.db"),
        ("baton.db", "sqlite:///file.db"),
        ("postgresql://host:port/db", "postgresql://user"),
        ("mysql://host/db", "“mysql”"),
        ("sqlite://file.db", "three slashes"),
        ("sqlite://", "in memory"),
        ("sqlite:///", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("sqlite:///file.db?mode=ro", "leave them out"),
    ],
)
def test_any_other_url_is_refused_with_advice(url: str, advice: str) -> None:
    with pytest.raises(DatabaseProblem) as refused:
        engine_for(url)
    assert advice in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_password_is_never_spoken() -> None:
    with pytest.raises(DatabaseProblem) as refused:
        engine_for("mysql://baton:s3cret@host/db")
    assert "s3cret" not in str(refused.value)
