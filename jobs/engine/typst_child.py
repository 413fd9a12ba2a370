"""Sets one document with typst, in a process of its own: run by `jobs/engine/typesetting.py` as a script, by its path.

It imports nothing of the program, so that it starts fast. What it sets comes in by standard input, and the PDF goes out by
standard output. Whatever it would take too much of, it ends by its own limits, also when nobody waits for it any more.
"""

import json
import resource
import signal
import sys
from collections.abc import Mapping

MEMORY = 2 << 30
"""Bytes. An account of 200 long entries takes a tenth of it, one of six million letters two thirds."""
PROCESSOR_SECONDS = 60


def typeset(source: bytes, inputs: Mapping[str, str]) -> bytes:
    """Return the PDF of this typst source, which reads `inputs`. Raises RuntimeError for a source that is none."""
    import typst

    made = typst.compile(source, sys_inputs=dict(inputs))
    if not isinstance(made, bytes):
        raise TypeError("typst made no single PDF")
    return made


def main() -> None:
    """Set what standard input says, within the limits."""
    # A service manager tells all processes of the service to end: the bot then decides what becomes of this one.
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, signal.SIG_IGN)
    for what, most in (
        (resource.RLIMIT_DATA, MEMORY),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    wanted = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(typeset(wanted["source"].encode(), wanted["inputs"]))


if __name__ == "__main__":
    main()
