"""`make accounts`: looks through random accounts with every kind of record. ACCOUNTS=1000 SEED=1 by default.

The exit status is 0 when everything that shows them is valid, whole, and acts on nothing.
"""

import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.accounts.looked_through import looked

STEP = 100
"""Accounts after which it is said how far it has come."""


def main() -> int:
    """Look through the accounts and print what is wrong. Return the exit status."""
    accounts, seed = (int(os.environ.get(*one)) for one in (("ACCOUNTS", "1000"), ("SEED", "1")))
    processes = int(os.environ.get("PROCESSES") or os.cpu_count() or 1)
    print(f"{accounts:,} accounts (ACCOUNTS={accounts} SEED={seed})", flush=True)
    began = time.monotonic()
    found: list[tuple[int, str]] = []
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        for one in pool.map(looked, range(seed, seed + accounts), chunksize=5):
            found.append(one)
            if one[1]:
                print(f"  ✗ {one[1]}", flush=True)
            if len(found) % STEP == 0:
                print(f"  {len(found):,} looked through", flush=True)
    wrong = [words for _, words in found if words]
    views = sum(number for number, _ in found)
    print(
        f"{time.monotonic() - began:.0f} s: {views:,} messages and views, and a canvas, a Markdown and a PDF of each account: "
        f"{len(wrong)} accounts in which something is wrong"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
