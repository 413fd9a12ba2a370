"""How the letter to the customer is written: its language, its tone, and in whose name (P24, P100, P104)."""

from collections.abc import Mapping
from dataclasses import replace

from handover.access import require_active
from handover.customer_reasons import may_say
from handover.introduction.drafting import not_sent
from handover.introduction.facts import outgoing_there
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.letter_style import CustomerReason, LetterStyle, Writer
from handover.model.people import Person
from handover.stages import concluded


def writers(handover: Handover, people: Mapping[str, Person]) -> tuple[Writer, ...]:
    """Return in whose name the letter can be written: of those who take part and are there. `people` are they, by user id."""
    there = outgoing_there(handover, people.get(handover.outgoing))
    leads = handover.manager in people and handover.manager not in (handover.outgoing, handover.incoming)
    may = {Writer.OUTGOING: there, Writer.INCOMING: True, Writer.BOTH: there, Writer.MANAGER: leads}
    return tuple(writer for writer in Writer if may[writer])


def choose_style(handover: Handover, style: LetterStyle, people: Mapping[str, Person]) -> Decision:
    """Have the letter written so from now on; its draft stays until it is saved anew. `people` are those who take part, by id.

    Raises FieldProblems (field `writer`) for somebody who is not there any more, and (field `why`) for a reason that does not fit,
    AlreadyDone once it is sent, NotActive.
    """
    require_active(handover)
    not_sent(handover.introduction)
    if style == handover.introduction.style:
        return unchanged(handover)
    if style.writer is not None and style.writer not in writers(handover, people):
        raise FieldProblems({"writer": FieldProblem.WRITER_GONE})
    if style.why not in (None, CustomerReason.NOTHING, *may_say(handover)):
        raise FieldProblems({"why": FieldProblem.FITS_NO_MORE})
    return concluded(replace(handover, introduction=replace(handover.introduction, style=style)))
