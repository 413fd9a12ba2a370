"""Who else on this machine may read what only the bot should: its tokens and what people said."""

import stat
from collections.abc import Iterator
from pathlib import Path

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def open_to_others(env_file: Path, database: Path | None) -> list[Path]:
    """Return the files that others than their owner may read or write, of those that are there.

    They are `env_file`, the SQLite `database` if there is one, and what lies beside it under its name: its log and copies of it.
    """
    return [path for path in _files(env_file, database) if path.stat().st_mode & OTHERS]


def _files(env_file: Path, database: Path | None) -> Iterator[Path]:
    if env_file.is_file():
        yield env_file
    if database is not None and database.absolute().parent.is_dir():
        beside = (path for path in database.absolute().parent.iterdir() if path.name.startswith(database.name))
        yield from (database.parent / path.name for path in sorted(beside) if path.is_file())
