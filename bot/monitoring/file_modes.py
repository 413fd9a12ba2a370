"""Who else on this machine may read what only the bot should: its tokens and what people said."""

import re
import stat
from collections.abc import Iterator
from pathlib import Path

OTHERS = stat.S_IRWXG | stat.S_IRWXO
WITHOUT_SECRETS = (".example", ".sample", ".template", ".dist")
"""Endings of files that show what belongs into `.env`, for everybody to read."""
OURS = re.compile(rb'CREATE TABLE (?:IF NOT EXISTS )?["`]?handovers\b')
"""What stands in a copy of the database, whatever the copy is called, and in a dump of it."""
LOOKED_THROUGH = 1024 * 1024
"""Bytes of a file in which that is looked for: the tables come first."""
COMPRESSED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\xfd7zXZ", b"BZh", b"PK\x03\x04")
"""What compressed files begin with, into which nobody looks."""


def open_to_others(env_file: Path, database: Path | None) -> list[Path]:
    """Return the files that others than their owner may read or write, of those that are there.

    They are `env_file` and its copies beside it, the SQLite `database` if there is one, and what lies beside it: its log, and
    copies of it, under its name with something behind it or under any other. Of compressed files the name decides.
    """
    found = dict.fromkeys((*_settings(env_file), *(_databases(database) if database is not None else ())))
    return [path for path in found if path.stat().st_mode & OTHERS]


def folder_open_to_others(database: Path | None) -> Path | None:
    """Return the folder of the database if others than its owner may put another file in the place of the database."""
    if database is None:
        return None
    folder = database.absolute().parent
    mode = folder.stat().st_mode if folder.is_dir() else 0
    return folder if mode & (stat.S_IWGRP | stat.S_IWOTH) and not mode & stat.S_ISVTX else None


def _settings(env_file: Path) -> Iterator[Path]:
    for path in _beside(env_file):
        if path.name.startswith(env_file.name) and not path.name.endswith(WITHOUT_SECRETS):
            yield path


def _databases(database: Path) -> Iterator[Path]:
    for path in _beside(database):
        if path.name.startswith(database.name) or _is_copy(path, alike=path.name.startswith(database.stem)):
            yield path


def _beside(file: Path) -> Iterator[Path]:
    """Yield the files in this one's folder, itself among them, in the order of their names."""
    folder = file.absolute().parent
    if folder.is_dir():
        yield from (file.parent / path.name for path in sorted(folder.iterdir()) if path.is_file())


def _is_copy(path: Path, *, alike: bool) -> bool:
    """Return whether a file holds our tables, or is a compressed one whose name begins `alike`."""
    try:
        with path.open("rb") as file:
            beginning = file.read(LOOKED_THROUGH)
    except OSError:
        # Not even we may read it.
        return False
    return bool(OURS.search(beginning)) or (alike and beginning.startswith(COMPRESSED))
