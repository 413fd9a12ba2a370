"""Has a document set with typst by a process that ends with it.

typst keeps in memory what it has set, and a text nobody has thought of may have it run on or break: of neither may the bot
itself get larger, stand still or end.
"""

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jobs.engine import typst_child

SECONDS = 30.0
"""How long one document may take, well within an attempt at a job."""
AT_ONCE = asyncio.Semaphore(2)
"""How many are set at the same time; others wait."""
OURS = ("SLACK_", "BATON_", "DATABASE_")
"""How the names of our settings begin: who sets words of other people's need not know a token."""


@dataclass
class NotTypeset(Exception):
    """A document could not be set: it took too long, or whatever set it ended without one."""

    too_long: bool


async def typeset(source: bytes, inputs: Mapping[str, str]) -> bytes:
    """Return the PDF of this typst source, which reads `inputs`. Raises NotTypeset."""
    wanted = json.dumps({"source": source.decode(), "inputs": inputs}).encode()

    async with AT_ONCE:
        return await _by_child(wanted)


async def _by_child(wanted: bytes) -> bytes:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    # Without the folder of the script among those that modules are looked for in.
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-P", Path(typst_child.__file__), stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environment
    )
    try:
        async with asyncio.timeout(SECONDS):
            made, _ = await child.communicate(wanted)
    except TimeoutError:
        raise NotTypeset(too_long=True) from None
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode != 0:
        raise NotTypeset(too_long=False)
    return made
