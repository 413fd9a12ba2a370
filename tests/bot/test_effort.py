"""I: what a standard handover costs those who are in it: taps, messages and minutes, counted in the replayed story."""

from bot import startup
from handover.model.people import Role
from tests.bot.replayed import Replayed

MOST_TAPS = {"Dana Reyes": 35, "Priya Nair": 30, "Aiko Tanaka": 5}
"""Of the outgoing CSM, the incoming CSM and the manager."""
MOST_MINUTES = 60
MOST_FOR_THE_MANAGER = 3


def test_a_standard_handover_costs_each_person_few_taps_and_the_manager_few_messages(replayed: Replayed) -> None:
    spent, said = replayed.taps, replayed.manager_told
    assert all(spent[name] <= most for name, most in MOST_TAPS.items()), spent
    assert min(spent["Dana Reyes"], spent["Priya Nair"]) > 20, "the story is not counted"
    assert any("approved the introduction e-mail" in words for words in said), "what became of it, also in the end"
    # What is late in the story on purpose is reported to the manager; all else counts.
    assert len([words for words in said if not words.startswith("Good morning")]) <= MOST_FOR_THE_MANAGER, said


def test_the_interview_takes_an_hour_at_most() -> None:
    for playbook in startup.playbooks().values():
        assert sum(item.minutes for item in playbook.items if item.owner is Role.OUTGOING) <= MOST_MINUTES
