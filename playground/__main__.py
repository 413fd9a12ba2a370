"""`python -m playground --manifest app.yml`: a local Slack workspace on one port, until Ctrl-C."""

import argparse
import asyncio
import contextlib
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from playground.rules.manifest import ManifestError
from playground.running import Playground
from playground.server.serving import PortTaken
from playground.workspace.store import UnusableData

_HELP = """\
To connect an app, start it with the three variables that are printed, and let its client call this Slack
instead of the real one. With slack-bolt:

  client = WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
  app = App(client=client)
  SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start()

Then open the page in a browser. Slack's SDK sends even local calls through a proxy where HTTP_PROXY or
HTTPS_PROXY is set: start the app without them.
"""
_HIGHEST_PORT = 65_535


def main(arguments: list[str] | None = None) -> int:
    """Run until stopped; returns the exit status: 0, or 1 with one line on stderr that says why."""
    options = _parser().parse_args(arguments)
    try:
        asyncio.run(_serve(options))
    except FileNotFoundError as error:
        return _refuse(f"There is no file {error.filename}; name the app's manifest with --manifest.")
    except (ManifestError, PortTaken, UnusableData, OSError) as error:
        return _refuse(" ".join(str(error).split()))
    return 0


def _refuse(words: str) -> int:
    sys.stderr.write(words + "\n")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m playground",
        description="A local Slack workspace to try an app in: Web API, Socket Mode, and a page for people.",
        epilog=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--manifest", type=Path, required=True, help="the app's manifest, YAML or JSON")
    parser.add_argument("--port", type=_port, default=8000, help="the port of everything (default: %(default)s)")
    parser.add_argument("--data", type=Path, help="keep the workspace in this file between runs")
    parser.add_argument("--fresh", action="store_true", help="forget what the data file kept")
    parser.add_argument(
        "--rate-limits", action="store_true", help="answer 429 as Slack does; the page's inspector can switch it too"
    )
    parser.add_argument("--canvases", action="store_true", help="let the app make canvases, as a paid plan does")
    parser.add_argument(
        "--slack-connect", action="store_true", help="let the app invite other organisations, as a paid plan does"
    )
    parser.add_argument(
        "--until-input-ends", action="store_true", help="end with the standard input: for programs that start this one"
    )
    parser.add_argument(
        "--open-app", action="store_true", help="start the page on the app's Home instead of the first channel"
    )
    parser.add_argument("--hint", default="", metavar="WORDS", help="one line above the page: what to do first")
    clock = parser.add_mutually_exclusive_group()
    clock.add_argument("--start", type=_moment, metavar="ISO", help="where the clock of a fresh workspace begins")
    clock.add_argument("--frozen-at", type=_moment, metavar="ISO", help="a clock that stands still at this time")
    return parser


def _port(text: str) -> int:
    if not text.isdigit() or int(text) > _HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is no port; take a number from 0 (any free one) to {_HIGHEST_PORT}")
    return int(text)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no time; write it like 2026-11-23T08:30") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


async def _serve(options: argparse.Namespace) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for wanted in (signal.SIGINT, signal.SIGTERM):
        # Windows has no such handlers; there Ctrl-C raises KeyboardInterrupt.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(wanted, stop.set)
    if options.until_input_ends:
        _stop_at_end_of_input(stop)
    async with Playground.serve(
        options.manifest,
        data=options.data,
        fresh=options.fresh,
        start=options.frozen_at or options.start,
        frozen=options.frozen_at is not None,
        port=options.port,
        open_app=options.open_app,
        hint=options.hint,
    ) as playground:
        playground.slack.limits.enabled = options.rate_limits
        playground.slack.switch_canvases(on=options.canvases)
        playground.slack.switch_connect(on=options.slack_connect)
        sys.stdout.write(_greeting(playground))
        sys.stdout.flush()
        await stop.wait()


def _stop_at_end_of_input(stop: asyncio.Event) -> None:
    """Set the event once whoever holds the other end of our input is gone, even if it was killed."""
    loop, handle = asyncio.get_running_loop(), sys.stdin.fileno()

    def read() -> None:
        if not os.read(handle, 1024):
            loop.remove_reader(handle)
            stop.set()

    loop.add_reader(handle, read)


def _greeting(playground: Playground) -> str:
    """What is printed once all is up: one line for programs that wait for it, the rest for people."""
    variables = {
        "SLACK_API_URL": playground.api_url,
        "SLACK_BOT_TOKEN": playground.bot_token,
        "SLACK_APP_TOKEN": playground.app_token,
    }
    brief = " ".join(f"{name}={value}" for name, value in variables.items())
    exports = "".join(f"  export {name}={value}\n" for name, value in variables.items())
    return (
        f"Playground ready: {playground.url}  ({brief})\n"
        f"Open that address in a browser. In the terminal of your app, before you start it:\n{exports}"
        "Your app's client takes SLACK_API_URL as its base_url (see --help). Ctrl-C ends the playground.\n"
    )


if __name__ == "__main__":
    sys.exit(main())
