"""`python -m playground --manifest app.yml`: a local Slack workspace on one port, until Ctrl-C."""

import argparse
import asyncio
import contextlib
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from playground.rules.manifest import ManifestError
from playground.running import Playground
from playground.serving import PortTaken
from playground.store import UnusableData


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
        prog="python -m playground", description="A local Slack workspace to try an app in."
    )
    parser.add_argument("--manifest", type=Path, required=True, help="the app's manifest, YAML or JSON")
    parser.add_argument("--port", type=int, default=8000, help="the port of everything (default: %(default)s)")
    parser.add_argument("--data", type=Path, help="keep the workspace in this file between runs")
    parser.add_argument("--fresh", action="store_true", help="forget what the data file kept")
    parser.add_argument("--frozen-at", type=_moment, metavar="ISO", help="a clock that stands still at this time")
    return parser


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


async def _serve(options: argparse.Namespace) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for wanted in (signal.SIGINT, signal.SIGTERM):
        # Windows has no such handlers; there Ctrl-C raises KeyboardInterrupt.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(wanted, stop.set)
    async with Playground.serve(
        options.manifest,
        data=options.data,
        fresh=options.fresh,
        start=options.frozen_at,
        frozen=options.frozen_at is not None,
        port=options.port,
    ) as playground:
        sys.stdout.write(
            f"Playground ready: {playground.url}  (SLACK_API_URL={playground.api_url} "
            f"SLACK_BOT_TOKEN={playground.bot_token} SLACK_APP_TOKEN={playground.app_token})\n"
        )
        sys.stdout.flush()
        await stop.wait()


if __name__ == "__main__":
    sys.exit(main())
