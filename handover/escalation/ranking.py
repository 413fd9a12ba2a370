"""Which of many handovers need somebody's eye, and in which order (P114–P121)."""

from collections.abc import Iterable
from datetime import date

from handover.escalation.risks import RiskKind, top_risks
from handover.importance import Place, place, presses, stakes_of
from handover.model.handover import Handover, Reason

NOT_OF_PROGRESS = frozenset({RiskKind.RENEWAL, RiskKind.OUT_OF_CONTRACT, RiskKind.STATED})
"""Kinds of risk that the account has however well its handover goes."""
SEVERITY = {
    kind: place
    for place, kind in enumerate(
        (
            RiskKind.WINDOW_PASSED,
            RiskKind.NO_ROOM,
            RiskKind.LATE,
            RiskKind.BLOCKED,
            RiskKind.STAYS_AWAY,
            RiskKind.SILENT,
            RiskKind.BEHIND,
            RiskKind.OUT_OF_CONTRACT,
            RiskKind.RENEWAL,
            RiskKind.STATED,
        )
    )
}
"""Place of each kind of risk among handovers, 0 for what needs an eye first."""


def at_risk(handover: Handover, today: date) -> bool:
    """Return whether something goes wrong in the handover on the local day `today`: late, blocked, silent, behind or over."""
    return any(risk.kind not in NOT_OF_PROGRESS for risk in top_risks(handover, today))


def most_at_risk_first(handovers: Iterable[Handover], today: date) -> tuple[Handover, ...]:
    """Return the handovers by what threatens them most on the local day `today`: by kind, the latest first, then
    by how much the account matters, and by last day. Before all of them come accounts whose CSM has left without notice and that
    press, by how much they matter (P7, P111).
    """

    def key(one: Handover) -> tuple[tuple[bool, Place | None], tuple[int, int], Place, date, str, str]:
        return (
            _emergency(one, today),
            _rank(one, today),
            place(stakes_of(one), today),
            one.window.end,
            one.account,
            one.id,
        )

    return tuple(sorted(handovers, key=key))


def _emergency(handover: Handover, today: date) -> tuple[bool, Place | None]:
    """Return what comes first: an exit without notice from an account that is red, renews soon or was promised something."""
    stakes = stakes_of(handover)
    first = handover.open and handover.reason is Reason.ABRUPT_EXIT and presses(stakes, today)
    return not first, place(stakes, today) if first else None


def _rank(handover: Handover, today: date) -> tuple[int, int]:
    ranks = [
        (
            SEVERITY[risk.kind],
            -risk.days if risk.kind in (RiskKind.WINDOW_PASSED, RiskKind.LATE, RiskKind.SILENT) else 0,
        )
        for risk in top_risks(handover, today)
    ]
    return min(ranks, default=(len(SEVERITY), 0))
