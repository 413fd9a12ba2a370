"""A risk in one line: facts, and nobody blamed."""

from dataclasses import replace
from datetime import date

import pytest

from handover.escalation.risks import Risk, RiskKind
from handover.model.holds import Block
from handover.todos import todos
from messages.escalation.risks import risk_words
from tests.examples import DANA, NOW, PRIYA, a_handover

(ANSWERS,) = todos(a_handover())
CALL = a_handover().playbook.step("warm_call")


def blocked(blocker: str) -> Risk:
    obstacle = Block("answer", "Legal", DANA, NOW, blocker)
    return Risk(RiskKind.BLOCKED, replace(ANSWERS, handover=a_handover(blocks=(obstacle,))))


@pytest.mark.parametrize(
    ("risk", "words"),
    [
        (Risk(RiskKind.WINDOW_PASSED, days=2), "The last day passed 2 working days ago."),
        (Risk(RiskKind.WINDOW_PASSED), "The last day has passed."),
        (Risk(RiskKind.NO_ROOM, days=1, steps=(CALL,)), "1 working day left: little time for *Warm_Call*."),
        (Risk(RiskKind.SILENT, days=3, since=date(2026, 3, 2)), "Nothing has moved since Mon 2 Mar."),
        (blocked(""), "Blocked – <@U0DANA>: Answers to 4 questions"),
        (blocked(PRIYA), "Blocked – <@U0DANA> waits for <@U0PRIYA>: Answers to 4 questions"),
        (
            Risk(RiskKind.LATE, ANSWERS, 1),
            "1 working day late – <@U0DANA>: Answers to 4 questions (the first by Tue 3 Mar, all by Fri 6 Mar)",
        ),
        (Risk(RiskKind.STAYS_AWAY, days=2), "The customer has not come to the last 2 calls."),
        (Risk(RiskKind.BEHIND, days=20), "More than half of the time has passed, and most is still open."),
        (Risk(RiskKind.RENEWAL, days=12), "The renewal is in 12 days."),
        (Risk(RiskKind.STATED, text="Budget <!here>\nfrozen"), "Budget &lt;!here&gt; frozen"),
    ],
)
def test_each_risk_in_a_line(risk: Risk, words: str) -> None:
    assert risk_words(risk) == words
