"""Temporary files of tests lie in memory, where the machine has a file system there: a test waits for some fifty commits, and
would wait for the disk at each. What is killed in the crash tests loses nothing that the system has taken.
"""

import os
import shutil
import tempfile
from pathlib import Path

IN_MEMORY = Path("/dev/shm")
LEAST_FREE = 1 << 30
"""Bytes: containers often have 64 MB there, which is not enough."""


def use() -> None:
    """Let temporary files of this process and its children lie in memory. A TMPDIR that somebody has set is left as it is."""
    if "TMPDIR" in os.environ or not (IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK)):
        return
    if shutil.disk_usage(IN_MEMORY).free >= LEAST_FREE:
        os.environ["TMPDIR"] = str(IN_MEMORY)
        tempfile.tempdir = None
