"""The form to decide in somebody's place carries what it has shown of the answers, whatever a playbook's keys are."""

from handover.overrides import MOST_ACCEPTED
from handover.text.fingerprint import fingerprint
from messages.kit.values import ButtonValue, joined_marks, pack

LONGEST_KEY, LONGEST_METADATA = 40, 3000
"""Letters of the longest key that a playbook may have, and of what Slack lets a view carry (`private_metadata`)."""


def test_what_the_form_has_shown_of_the_most_answers_fits_into_what_slack_lets_it_carry() -> None:
    keys = [f"{number:0{LONGEST_KEY}}" for number in range(MOST_ACCEPTED)]
    shown = joined_marks({key: fingerprint(key) for key in keys})
    assert len(pack(ButtonValue("f646f99a017f", shown))) <= LONGEST_METADATA
