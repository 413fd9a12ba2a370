"""How fast those who wait for a turn get on, and so how many of them can still be served, and when the rest must be told.

All is measured on the machine as it is: how long a turn takes, how many begin in a second, and what it costs to turn one away.
Moments are those of the loop's clock, in seconds.
"""

ANSWERED_WITHIN = 2.6
"""Seconds after its arrival within which a request that could not be done must have its answer."""
SURE = 1.5
"""How many times as long as measured it is taken to last to turn all away who have no prospect: other programs get busier, too."""
MEASURED_AFTER = 0.3
"""Seconds without anybody new after which it is known how fast a crowd gets on."""
GATHERING = 1.0
"""Seconds for which a crowd may gather before it is measured in any case."""
REFUSAL, PART_OF_TURN = 0.0005, 0.2
"""How long it is assumed to take at least to turn one away, until it has been measured: seconds, and as a part of a turn."""
MOST_PER_REFUSAL = 0.004
"""Seconds that a turn's length lets one expect at most for that, however long it takes: it may wait for something else."""
MOST_ASSUMED = 1.0
"""Seconds that a turn is assumed to take at most: where Slack is slow, whoever need not wait is let in all the same."""
SMOOTHING = 0.1
"""How much the newest turn counts in how long a turn takes."""
REFUSAL_SMOOTHING = 0.3
"""How much the newest refusals count in how long one takes."""


class QueuePace:
    """The pace of one queue. `done_within` are the seconds after its arrival within which a request must be done."""

    def __init__(self, done_within: float) -> None:
        self._done_within = done_within
        self._turn_takes = self._refusal_takes = 0.0
        self._entered, self._taking_in = 0, 0.0
        self._crowd_since = self._measured_since = 0.0
        self._begun, self._all_here = 0, False
        self._looked, self._refused = 0.0, 0

    def begin(self, arrived: float, now: float) -> None:
        """Begin to measure anew, because somebody waits where nobody did. They arrived at `arrived`."""
        # Where it takes a second to take a crowd in, it has gathered by then.
        self._crowd_since = arrived
        self._measured_since, self._begun, self._entered, self._all_here = now, 0, 0, False
        self._looked, self._refused, self._refusal_takes = now, 0, 0.0

    def entered(self, arrived: float, now: float) -> None:
        """Note that one more waits."""
        self._entered += 1
        # It takes about as long to turn one away as to take one in, which is how far behind the newest has come in.
        self._taking_in = (now - arrived) / self._entered
        if now - self._crowd_since < GATHERING:
            # While many come, nothing else gets on.
            self._measured_since, self._begun = now, 0

    def all_here(self, now: float) -> None:
        """Note that those who came together are all here, and that as many have got their turn as may have one."""
        if not self._all_here:
            self._all_here, self._measured_since, self._begun = True, now, 0

    def begun(self) -> None:
        """Note that one has got its turn."""
        self._begun += 1

    def ended(self, seconds: float) -> None:
        """Note how long a turn took."""
        self._turn_takes += (seconds - self._turn_takes) * SMOOTHING

    def looked(self, now: float) -> None:
        """Measure, at the next look, what it took to turn away those that were refused at the one before."""
        if self._refused:
            newest = (now - self._looked) / self._refused
            self._refusal_takes += (newest - self._refusal_takes) * (REFUSAL_SMOOTHING if self._refusal_takes else 1)
        self._looked, self._refused = now, 0

    def refused(self, number: int) -> None:
        """Note how many were turned away at this look."""
        self._refused = number

    def too_late(self, arrived: float, now: float) -> bool:
        """Return whether one who arrived then could not be done in time any more, though their turn came now."""
        return now - arrived > self._done_within - min(self._turn_takes, MOST_ASSUMED)

    def time_to_refuse(self, waiting: int, newest: float, now: float) -> bool:
        """Return whether the last of so many, who arrived at `newest`, must be turned away now.

        It is time when those without a prospect are as many as can still be told before Slack gives up.
        """
        passed = now - self._measured_since
        too_many, refusal = float(waiting), max(REFUSAL, self._taking_in)
        if passed >= MEASURED_AFTER:
            # Before that it is not known how fast they get on, and it may be that none does.
            each = passed / max(self._begun, 1)
            too_many -= (newest + self._done_within - now) / each
            refusal = max(refusal, min(each * PART_OF_TURN, MOST_PER_REFUSAL))
        return too_many * (self._refusal_takes or refusal) * SURE >= newest + ANSWERED_WITHIN - now
