"""What is wrong with the fields of a form. The words are in `messages/kit/field_problems.py`."""

from dataclasses import dataclass, field
from enum import StrEnum

from handover.model.refusals import Refusal


class FieldProblem(StrEnum):
    """What is wrong with a form field's content. Its words are in `messages/kit/field_problems.py`."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    SECRET = "secret"  # noqa: S105 (the name of a problem)
    PRIVATE_KEY = "private_key"
    NO_ROOM = "no_room"
    EITHER = "either"
    CHANGED_MEANWHILE = "changed_meanwhile"
    CHANGED_SINCE = "changed_since"
    ALREADY_OPEN = "already_open"
    ALIKE_OPEN = "alike_open"
    ALIKE_KNOWN = "alike_known"
    FILLED_ANEW = "filled_anew"
    NAME_TAKEN = "name_taken"
    NOT_THE_NAME = "not_the_name"
    PLAYBOOK_NAME_TAKEN = "playbook_name_taken"
    PLAYBOOK_RETIRED = "playbook_retired"
    PROPOSED_ALREADY = "proposed_already"
    BACKUP_IS_OWNER = "backup_is_owner"
    BAD_LINK = "bad_link"
    UNREADABLE_LINK = "unreadable_link"
    UNREADABLE_ID = "unreadable_id"
    PASSED_ON = "passed_on"
    MANAGER_HANDS_OVER = "manager_hands_over"
    SAME_PERSON = "same_person"
    BACKUP_TAKES_PART = "backup_takes_part"
    HAS_THIS_ROLE = "has_this_role"
    TAKES_NO_PART = "takes_no_part"
    UNKNOWN_PERSON = "unknown_person"
    ASKS_THEMSELVES = "asks_themselves"
    OWNS_IT_ALL = "owns_it_all"
    TOO_MANY_AREAS = "too_many_areas"
    NO_ANSWERS = "no_answers"
    TEAM_TOO_LONG = "team_too_long"
    PROPOSES_THEMSELVES = "proposes_themselves"
    ASKED_ALREADY = "asked_already"
    BOT = "bot"
    DEACTIVATED = "deactivated"
    EXTERNAL = "external"
    GUEST = "guest"
    NO_COLLEAGUE = "no_colleague"
    PROVIDER_OUTSIDE = "provider_outside"
    WRITER_GONE = "writer_gone"
    ONLY_ALONE = "only_alone"
    FITS_NO_MORE = "fits_no_more"
    LONG_AGO = "long_ago"
    FAR_AHEAD = "far_ahead"
    NO_WORKING_DAY = "no_working_day"
    END_BEFORE_START = "end_before_start"
    IN_THE_PAST = "in_the_past"
    BEFORE_THE_START = "before_the_start"
    AFTER_THE_END = "after_the_end"
    STILL_CONFIDENTIAL = "still_confidential"
    MANAGER_LIFTS = "manager_lifts"
    BACK_BEFORE_END = "back_before_end"
    BACK_TOO_LATE = "back_too_late"
    SUPPORT_BEFORE_END = "support_before_end"
    SUPPORT_TOO_LONG = "support_too_long"
    TIME_PASSED = "time_passed"
    WINDOW_TOO_LONG = "window_too_long"
    RENEWAL_PAST = "renewal_past"
    RENEWS_OR_NOT = "renews_or_not"
    STILL_TO_COME = "still_to_come"
    BEFORE_IT_WAS_THERE = "before_it_was_there"
    BAD_ADDRESS = "bad_address"
    UNREADABLE_CONTACT = "unreadable_contact"
    NOT_AHEAD = "not_ahead"
    TOO_FAR_OFF = "too_far_off"
    NO_DAY_BACK = "no_day_back"
    AWAY_AFTER_BACK = "away_after_back"
    NO_WORKDAY = "no_workday"
    SIGN_OFF_NEEDED = "sign_off_needed"
    NOT_THE_BLOCKER = "not_the_blocker"
    ONE_AT_A_TIME = "one_at_a_time"
    CUSTOMER_WOULD_READ = "customer_would_read"
    TOO_MANY_CONTACTS = "too_many_contacts"
    TOO_MANY_QUESTIONS = "too_many_questions"
    WORD_FOR_US = "word_for_us"
    NOT_THE_CUSTOMERS = "not_the_customers"
    TOO_MANY_INVITED = "too_many_invited"
    CHANNEL_OF_HANDOVER = "channel_of_handover"
    CHANNEL_OF_ANOTHER = "channel_of_another"
    NOT_IN_THERE = "not_in_there"


@dataclass
class FieldProblems(Refusal):
    """Problems of a form, by field (such as `incoming`). The form stays open.

    `facts` are the values of placeholders in the words, by name.
    """

    problems: dict[str, FieldProblem]
    facts: dict[str, str] = field(default_factory=dict)
