"""How many examples property tests try: few while somebody waits for them (`make test`), many in `make check` and CI.

The environment variable HYPOTHESIS_PROFILE chooses: `few` (the default) or `many`.
"""

import os

import hypothesis

FEW_SHARE = 10
"""With `few`, one in so many of the examples is tried."""
LEAST = 5


def profile() -> str:
    """Return the name of the profile in use. Raises KeyError for one that does not exist."""
    name = os.environ.get("HYPOTHESIS_PROFILE", "few")
    return {"few": "few", "many": "many"}[name]


def examples(many: int) -> int:
    """Return how many examples to try where `many` are tried in `make check`."""
    return many if profile() == "many" else max(LEAST, many // FEW_SHARE)


def load() -> None:
    """Register both profiles with Hypothesis and load the one in use."""
    # How long an example takes says something about the machine, not about the rule.
    untimed = hypothesis.settings(
        deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], print_blob=True
    )
    hypothesis.settings.register_profile("few", untimed, max_examples=100 // FEW_SHARE)
    hypothesis.settings.register_profile("many", untimed, max_examples=100)
    hypothesis.settings.load_profile(profile())
