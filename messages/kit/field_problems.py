"""What stands beside a field of a form when its content cannot be taken: what is wrong, and what would be right.

Rules name a problem (`FieldProblems`); its words are here, filled with the facts the rule gives. Plain text, as Slack
shows it beside the field.
"""

from collections.abc import Mapping

from handover.model.refusals import FieldProblems
from messages.kit.text import oneline, shorten

WORDS: Mapping[str, str] = {
    "missing": "Please fill this in.",
    "too_long": "That's a little long: please keep it to {limit} characters.",
    "secret": "This looks like a password or key. Please put it into your vault and paste the link to it here.",
    "no_room": "There is no room left for this: the e-mail can hold {limit} characters. Please shorten its body first.",
    "either": "Please give either an answer or a reason why it doesn't apply.",
    "already_open": "This account already has a handover under way.",
    "same_person": "That's the outgoing CSM. A handover needs somebody else to take over.",
    "unknown_person": "I can't find this person in your workspace. Please choose somebody else.",
    "bot": "That's an app. Please choose a person.",
    "deactivated": "This person's account has been deactivated. Please choose somebody who can still be reached.",
    "external": "This person belongs to another organisation. Please choose a colleague.",
    "guest": "This person is a guest here and mustn't see internal notes. Please choose a full member.",
    "long_ago": "That's more than two weeks ago. Please start it today, or at most two weeks back.",
    "far_ahead": "That's more than three months away. Please come back nearer the time.",
    "end_before_start": "The end has to come after the start.",
    "in_the_past": "That day has passed.",
    "window_too_long": "That's more than three months. Please plan a shorter handover; it can be paused if need be.",
    "renewal_past": "That day has passed. Please give the next renewal, or leave it empty.",
    "unreadable_contact": (
        "Line {number} isn't a name and one e-mail address: “{line}”. "
        "Write it like this: Jo Park, jo@acme.example, Head of IT"
    ),
    "not_ahead": "Please choose a day after today.",
    "too_far_off": "That's more than a year away. Please choose a nearer day.",
    "no_workday": "Choose at least one day, so that I know when to write to you.",
    "sign_off_needed": "The last word is the incoming CSM's, so this can't be left out.",
    "not_the_blocker": "Please choose one of the others in this handover, or somebody outside.",
    "too_many_contacts": "That's more than a hundred contacts. Please keep to the ones who need to hear of the change.",
}


def beside(refusal: FieldProblems) -> dict[str, str]:
    """Return the words for each field with a problem, by field name, which is the block id of its input."""
    facts = {name: shorten(oneline(fact), 100) for name, fact in refusal.facts.items()}
    return {field: WORDS[problem].format_map(facts) for field, problem in refusal.problems.items()}
