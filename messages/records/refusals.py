"""The words for what is refused about records."""

from handover.records.changing import UnknownRecord
from messages.kit.refusals import words_for


@words_for.register
def _(_refusal: UnknownRecord) -> str:
    return (
        "That line has been changed or taken out meanwhile, so I changed nothing. The list shows what stands there now."
    )
