"""Who else on this machine may read what only the bot should: its tokens and what people said."""

import stat
from collections.abc import Iterator
from pathlib import Path

OTHERS = stat.S_IRWXG | stat.S_IRWXO
WITHOUT_SECRETS = (".example", ".sample", ".template", ".dist")
"""Endings of files that show what belongs into `.env`, for everybody to read."""
SQLITE = b"SQLite format 3\0"
"""What every SQLite file begins with."""


def open_to_others(env_file: Path, database: Path | None) -> list[Path]:
    """Return the files that others than their owner may read or write, of those that are there.

    They are `env_file` and its copies beside it, the SQLite `database` if there is one, and what lies beside it: its log, and
    copies of it, under its name with something behind it or as another database whose name begins alike.
    """
    found = dict.fromkeys((*_settings(env_file), *(_databases(database) if database is not None else ())))
    return [path for path in found if path.stat().st_mode & OTHERS]


def _settings(env_file: Path) -> Iterator[Path]:
    for path in _beside(env_file):
        if path.name.startswith(env_file.name) and not path.name.endswith(WITHOUT_SECRETS):
            yield path


def _databases(database: Path) -> Iterator[Path]:
    for path in _beside(database):
        if path.name.startswith(database.name) or (path.name.startswith(database.stem) and _is_sqlite(path)):
            yield path


def _beside(file: Path) -> Iterator[Path]:
    """Yield the files in this one's folder, itself among them, in the order of their names."""
    folder = file.absolute().parent
    if folder.is_dir():
        yield from (file.parent / path.name for path in sorted(folder.iterdir()) if path.is_file())


def _is_sqlite(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except OSError:
        # Not even we may read it.
        return False
