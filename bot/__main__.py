"""The command line: `python -m bot <command>`."""

import argparse
import os
import sys
from importlib import import_module

from bot.garbage import collect_rarely
from bot.problem import WRONG, SetupProblem

COMMANDS = {
    "run": "connect to Slack and work, until stopped",
    "demo": "start Baton together with a local Slack to try it in",
    "doctor": "check the settings, the tokens, the permissions and the database",
    "outbox": "list what is stuck, put it back or drop it",
    "migrate": "make the database, or bring it up to date",
    "playbook": "check playbook files, or print their JSON Schema",
    "manifest": "print the Slack app's manifest",
    "replay": "play a whole handover in seconds, and print it as a story",
}


def main(words: list[str]) -> int:
    """Run the command these words name and return the exit status: 0 for success, 1 for no, 2 for a missing or wrong setting."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="Baton hands customer accounts over, in Slack.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    parsers = {name: commands.add_parser(name, help=what, description=what) for name, what in COMMANDS.items()}
    # Only the module of the command that is meant is loaded: that keeps the start fast.
    module = import_module(f"bot.commands.{words[0]}") if words and words[0] in COMMANDS else None
    if module is not None:
        module.add(parsers[words[0]])
    arguments = parser.parse_args(words)
    if module is None:
        raise AssertionError(f"argparse let {arguments.command} through")
    return int(module.run(arguments))


def guarded_main() -> int:
    """Run `main` with the words of this process; a problem outside the program is one line, Ctrl-C is silent."""
    # Whatever is made, databases, what lies beside them, demo data, is for its owner alone.
    os.umask(0o077)
    collect_rarely()
    try:
        return main(sys.argv[1:])
    except SetupProblem as problem:
        print(problem, file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(guarded_main())
