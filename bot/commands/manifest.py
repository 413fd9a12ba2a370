"""`manifest`: print the Slack app's manifest, to paste it where Slack asks for one."""

import argparse

from bot import manifest


def add(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--url", metavar="https://…", help="where Slack shall call Baton, instead of Socket Mode")


def run(arguments: argparse.Namespace) -> int:
    """Print it. Raises `SetupProblem` for an address that Slack cannot call."""
    print((manifest.over_http(arguments.url) if arguments.url else manifest.FILE.read_text(encoding="utf-8")).rstrip())
    return 0
