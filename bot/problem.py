"""What stops the program before it starts: always one clear line that says what to do."""

WRONG = 2
"""Exit status for a missing or wrong setting."""


class SetupProblem(Exception):
    """Something outside the program has to be put right first. Its text is the line a person reads; never a secret."""
