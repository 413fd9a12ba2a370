"""Libraries that take long to import are imported when the bot starts to work, not when its modules are imported."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("modules", "library"),
    [
        ("handover.settings, handover.digest.schedule", "holidays"),
        ("handover.opening.form, handover.introduction.check", "email_validator"),
        ("handover.settings, messages.settings, messages.document", "babel"),
        ("handover.accounts.likeness, services.opening.starting", "cleanco"),
    ],
)
def test_a_slow_library_is_not_imported_with_the_modules_that_use_it(modules: str, library: str) -> None:
    look = f"import sys, {modules}; sys.exit({library!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", look], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


USE_THEM = """
import sys
from datetime import date

from bot import startup

startup.slow_libraries()
before = set(sys.modules)

from handover.accounts.likeness import alike
from handover.text.email_address import is_email_address
from handover.time.holidays import holiday
from messages.kit.dates import day

alike("Acme", "ACME Ltd."), is_email_address("ü@ü.example"), holiday(date(2026, 12, 25), "DE"), day(date(2026, 12, 25))
print({name for name in set(sys.modules) - before if not name.startswith("holidays.countries")})
"""


def test_they_are_all_imported_before_anybody_waits_for_them() -> None:
    done = subprocess.run([sys.executable, "-c", USE_THEM], check=False, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("set()", "")
