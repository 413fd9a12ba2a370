"""Who takes over where that is more than one colleague, as the form that opens a handover names them (P11, P12, P14, P15)."""

from handover.department.sending import REASONS
from handover.model.handover import Reason
from handover.model.receiver import Receiver, ReceiverKind


def receiver_named(reason: Reason, provider: str, department: str, incoming: str) -> Receiver | None:
    """Return the provider outside, or the department whose document the incoming CSM gets; None where nobody is named.

    A name counts for the reasons for which it is asked.
    """
    if reason is Reason.PROVIDER_CHANGE and provider.strip():
        return Receiver(ReceiverKind.PROVIDER, " ".join(provider.split()))
    if reason in REASONS and department.strip():
        return Receiver(ReceiverKind.DEPARTMENT, " ".join(department.split()), person=incoming)
    return None
