"""Temporary files of tests lie in memory, where the machine has a file system there: a test waits for some fifty commits, and
would wait for the disk at each. What is killed in the crash tests loses nothing that the system has taken.
"""

import os
import tempfile

from bot.replay.environment import memory_folder


def use() -> None:
    """Let temporary files of this process and its children lie in memory. A TMPDIR that somebody has set is left as it is."""
    folder = memory_folder()
    if "TMPDIR" not in os.environ and folder is not None:
        os.environ["TMPDIR"] = str(folder)
        tempfile.tempdir = None
