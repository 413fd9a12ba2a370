"""Names of people, channels and user groups in stored texts: a text is stored with what is known, names come later.

An answer never waits for Slack to tell a name, and is never refused for the lack of one.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from handover.model.answers import Answer, Part, Question
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.records import Record
from handover.model.references import Reference

LOOK_UP_NAMES = JobKind("look_up_names")


def known_names(handover: Handover) -> dict[str, str]:
    """Return the names that have been looked up for this handover, by id, without their sign."""
    return {one.id: one.shown[1:] for one in handover.references if one.named}


def noted(decision: Decision, found: Sequence[Reference], source: str) -> Decision:
    """Return the decision with what the text of the message `source` speaks of noted, and a job for the names that lack."""
    known = {one.id: one for one in decision.handover.references}
    new = [one for one in found if one.id not in known or (one.named and not known[one.id].named)]
    if not new:
        return decision
    references = tuple((known | {one.id: one for one in new}).values())
    handover = replace(decision.handover, references=references)
    lacking = any(not one.named for one in new)
    return Decision(handover, (*decision.jobs, *((_look_up(handover, source),) if lacking else ())))


def with_names(handover: Handover, names: Mapping[str, str]) -> Decision:
    """Write these names, by id, where texts have the id so far. Acceptances stay: it says the same as before."""
    lacking = {one.id: one.shown for one in handover.references if not one.named and one.id in names}
    if not lacking:
        return unchanged(handover)
    shown = {lacking[id_]: f"{lacking[id_][0]}{names[id_]}" for id_ in lacking}
    pattern = re.compile("|".join(rf"{re.escape(one)}(?![0-9A-Za-z])" for one in shown))

    def named(text: str) -> str:
        return pattern.sub(lambda match: shown[match.group()], text)

    references = tuple(
        replace(one, shown=shown[one.shown], named=True) if one.id in lacking else one for one in handover.references
    )
    answers = {item: _answer(answer, named) for item, answer in handover.answers.items()}
    questions = tuple(_question(one, named) for one in handover.questions)
    return Decision(replace(handover, references=references, answers=answers, questions=questions))


def _answer(answer: Answer, named: Callable[[str], str]) -> Answer:
    evidence = tuple(replace(one, title=named(one.title)) for one in answer.evidence)
    parts = _parts(answer.parts, named)
    return replace(
        answer,
        parts=parts,
        evidence=evidence,
        not_applicable=named(answer.not_applicable),
        records=tuple(_record(one, named) for one in answer.records),
        former_records=tuple(replace(one, record=_record(one.record, named)) for one in answer.former_records),
        doubtful=tuple(replace(one, record=_record(one.record, named)) for one in answer.doubtful),
    )


def _record(record: Record, named: Callable[[str], str]) -> Record:
    """Return the record with names in all it says; what is no words of people has no name to find."""
    said: dict[str, Any] = {name: named(value) for name, value in vars(record).items() if type(value) is str}
    return replace(record, **said)


def _question(question: Question, named: Callable[[str], str]) -> Question:
    return replace(question, text=named(question.text), parts=_parts(question.parts, named))


def _parts(parts: Sequence[Part], named: Callable[[str], str]) -> tuple[Part, ...]:
    return tuple(replace(one, text=named(one.text)) for one in parts)


def _look_up(handover: Handover, source: str) -> Job:
    return Job(LOOK_UP_NAMES, f"names:{handover.id}:{source}", f"names:{handover.id}", handover.id, urgent=False)
