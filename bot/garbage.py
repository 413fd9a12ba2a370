"""How often Python looks through the program's objects for garbage."""

import gc

THRESHOLDS = (20_000, 20, 50)
"""After how many new objects Python looks for garbage, and how often for older."""


def collect_rarely() -> None:
    """Let Python look for garbage seldom. By default it does so every 700 objects.

    The objects of all that is loaded at the start, and of a crowd of requests, a thousand each, would be looked through again
    and again while somebody waits.
    """
    gc.set_threshold(*THRESHOLDS)
