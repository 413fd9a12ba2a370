"""`playbook`: check playbook files, or print the JSON Schema that editors check them by."""

import argparse
import sys
from pathlib import Path

from bot import settings
from bot.problem import SetupProblem
from handover.model.people import Role
from handover.model.playbook import Playbook
from handover.playbooks.effort import minutes
from handover.playbooks.json_schema import json_schema
from handover.playbooks.library import AddOn
from handover.playbooks.loader import assembled, shipped, sources
from handover.playbooks.source import PlaybookError, Source, read


def add(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    wishes = parser.add_subparsers(dest="wish", required=True, metavar="wish")
    check = wishes.add_parser(
        "check", help="see whether files are playbooks: names file, line and field of what is wrong"
    )
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    wishes.add_parser("schema", help="print the JSON Schema of playbook files")


def run(arguments: argparse.Namespace) -> int:
    """Print what is asked for. Return 1 when a file that is checked is not in order.

    Raises `SetupProblem` for a file that cannot be read.
    """
    if arguments.wish == "schema":
        print(json_schema(), end="")
        return 0
    return max(_checked(file) for file in arguments.files)


def _checked(file: Path) -> int:
    """Print a line about the file, or one for each thing that is wrong in it, and return the exit status."""
    try:
        source = read(str(file), _text(file))
        library = assembled([*_others(file), source])
    except PlaybookError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1
    key = source.data["key"]
    print(f"{file}: {_described(library.add_ons[key] if key in library.add_ons else library[key])}")
    return 0


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise SetupProblem(f"{file} is not plain text in UTF-8.") from None
    except OSError as error:
        raise SetupProblem(f"{file} cannot be read: {error.strerror}.") from None


def _others(file: Path) -> list[Source]:
    """Return the playbooks that the file may extend: those shipped, and those of the folder of one's own."""
    own = settings.playbooks_folder()
    folders = [shipped(), *([own] if own and own.is_dir() else [])]
    beside = [folder for folder in folders if str(folder) == str(file.resolve().parent)]
    return [one for folder in folders for one in sources(folder) if not (folder in beside and one.file == file.name)]


def _described(found: Playbook | AddOn) -> str:
    if isinstance(found, AddOn):
        return f"“{found.name}” is in order: {len(found.items)} items for the industry {found.industry}."
    return (
        f"“{found.name}” is in order: {len(found.items)} items and {len(found.steps)} steps in {found.workdays} working "
        f"days; {minutes(found, Role.OUTGOING)} minutes of the outgoing CSM, {minutes(found, Role.INCOMING)} of the incoming."
    )
