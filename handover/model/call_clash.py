"""That a planned call and its people do not fit together any more, since dates or people have changed."""

from dataclasses import dataclass
from datetime import datetime

from handover.model.disclosure import NeutralText


@dataclass(frozen=True)
class CallClash:
    """What speaks against a call, noticed `at` (UTC) and told `user`, once for each call, time and cause.

    `when` is the moment or the day the call was planned for then, in ISO format. `who` is the user id of who cannot be there;
    empty where it lies after the last day of whoever hands over. `mark` tells one change from the next: the last day, the
    days of an absence. `kept_by` has said that the call stays as it is.
    """

    step: NeutralText
    when: NeutralText
    who: NeutralText
    mark: NeutralText
    user: NeutralText
    at: datetime
    kept_by: NeutralText = ""
