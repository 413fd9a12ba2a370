"""The words beside a form field with a problem, in plain text.

Rules raise `FieldProblems`; placeholders are filled with its facts.
"""

from collections.abc import Mapping

from handover.model.field_problems import FieldProblem, FieldProblems
from messages.kit.text import oneline, shorten

WORDS: Mapping[FieldProblem, str] = {
    FieldProblem.MISSING: "Please fill this in.",
    FieldProblem.TOO_LONG: "That's a little long: please keep it to {limit} characters.",
    FieldProblem.SECRET: (
        "This looks like a password or key. Please put it into your vault and paste the link to it here. "
        "If it is none, tick “This is no secret” below and send again."
    ),
    FieldProblem.PRIVATE_KEY: (
        "This is a private key, which I can't keep. Please put it into your vault and paste the link to it here."
    ),
    FieldProblem.NO_ROOM: "There is no room left for this: the e-mail can hold {limit} characters. Please shorten its body first.",
    FieldProblem.CHANGED_MEANWHILE: (
        "This has been changed elsewhere since you opened the form. Please close it, and open it again to see what it says now."
    ),
    FieldProblem.CHANGED_SINCE: "What you would accept has changed since you opened this form. Please close it, and look again.",
    FieldProblem.EITHER: "Please give either an answer or a reason why it doesn't apply.",
    FieldProblem.ALREADY_OPEN: "This account already has a handover under way.",
    FieldProblem.ALIKE_OPEN: "Much like “{account}”: the question is at the top of the form.",
    FieldProblem.FILLED_ANEW: "Another customer than the one the form was filled in from: please look through it once more.",
    FieldProblem.ALIKE_KNOWN: "Much like “{account}”, which I know. Please say above whether it is the same customer.",
    FieldProblem.NAME_TAKEN: "Another account is called “{name}” already.",
    FieldProblem.NOT_THE_NAME: "To be sure that it is this one, please type its name: {name}",
    FieldProblem.PLAYBOOK_NAME_TAKEN: "Another playbook is called “{name}” already.",
    FieldProblem.PLAYBOOK_RETIRED: "This playbook has been retired meanwhile. Please close the form and open it again.",
    FieldProblem.PROPOSED_ALREADY: "“{name}” is proposed in its place already. Please change that one first.",
    FieldProblem.BACKUP_IS_OWNER: "That's the owner. The backup is somebody else, who steps in for them.",
    FieldProblem.BAD_LINK: "That doesn't look like a web address. Write it like this: https://acme.example",
    FieldProblem.UNREADABLE_LINK: (
        "Line {number} has no web address: “{line}”. Write it like this: Success plan: https://docs.acme.example/plan"
    ),
    FieldProblem.UNREADABLE_ID: "Line {number} names no system: “{line}”. Write it like this: Salesforce: 0015g00000XyZ",
    FieldProblem.PASSED_ON: (
        "I can't start this one for you just now. I have told the people who can decide about it; they will come to you. "
        "If they don't, a workspace admin can help."
    ),
    FieldProblem.MANAGER_HANDS_OVER: (
        "That's the manager, too. Who hands the customer over? Choose them, or leave the manager empty."
    ),
    FieldProblem.SAME_PERSON: "That's the outgoing CSM. A handover needs somebody else to take over.",
    FieldProblem.BACKUP_TAKES_PART: "That's one of the two CSMs. The backup is a third person, who steps in for them.",
    FieldProblem.HAS_THIS_ROLE: "They are that already. Please choose somebody else.",
    FieldProblem.TAKES_NO_PART: "This person isn't in the handover. Please choose who of its people has sent it.",
    FieldProblem.UNKNOWN_PERSON: "I can't find this person in your workspace. Please choose somebody else.",
    FieldProblem.ASKS_THEMSELVES: "That's you. Please choose a colleague who may know.",
    FieldProblem.OWNS_IT_ALL: "That's the incoming CSM, who takes over all of it. Please choose a colleague.",
    FieldProblem.TOO_MANY_AREAS: "That would be more than {limit} colleagues. Please take somebody out first.",
    FieldProblem.TEAM_TOO_LONG: "That's a little long for the name of a team: please keep it to 80 characters.",
    FieldProblem.NO_ANSWERS: "I can't tell from the name which answers these are. Please choose at least one.",
    FieldProblem.PROPOSES_THEMSELVES: "That's you. Please choose a colleague, or leave it empty.",
    FieldProblem.ASKED_ALREADY: "I have asked them about it, and there is no answer yet. Please choose somebody else.",
    FieldProblem.BOT: "That's an app. Please choose a person.",
    FieldProblem.DEACTIVATED: "This person's account has been deactivated. Please choose somebody who can still be reached.",
    FieldProblem.EXTERNAL: "This person belongs to another organisation. Please choose a colleague.",
    FieldProblem.GUEST: "This person is a guest here and mustn't see internal notes. Please choose a full member.",
    FieldProblem.NO_COLLEAGUE: (
        "They are a guest here or from another organisation, and this document is internal. Please choose a full member. For a "
        "provider outside, close this and press “A provider outside takes over …”."
    ),
    FieldProblem.ONLY_ALONE: "Everybody would read this. Choose an e-mail to each of them, or leave this empty.",
    FieldProblem.FITS_NO_MORE: "The reason of the handover was changed, and this doesn't fit it any more. Please choose another.",
    FieldProblem.WRITER_GONE: "They aren't there any more to sign it. Please choose somebody else.",
    FieldProblem.PROVIDER_OUTSIDE: (
        "They belong to another organisation, which I never invite. Please choose who of us looks after it until then; "
        "what they get is released as a document with /handover release, once this has begun."
    ),
    FieldProblem.LONG_AGO: "That's more than two weeks ago. Please start it today, or at most two weeks back.",
    FieldProblem.FAR_AHEAD: "That's more than three months away. Please come back nearer the time.",
    FieldProblem.NO_WORKING_DAY: "There is no working day of the outgoing CSM up to then. Please choose a later end.",
    FieldProblem.END_BEFORE_START: "The end has to come after the start.",
    FieldProblem.IN_THE_PAST: "That day has passed.",
    FieldProblem.INVITES_AND_IS_AWAY: "Whoever invites is away that day. Please choose another day for the first call.",
    FieldProblem.BEFORE_THE_START: "That's before the handover starts. Please choose a later day.",
    FieldProblem.AFTER_THE_END: "That's after the end of the handover. Please choose an earlier day, or move the end.",
    FieldProblem.STILL_CONFIDENTIAL: "It is confidential until later than that. Please choose a later day.",
    FieldProblem.MANAGER_LIFTS: "Only the manager can shorten this. Please ask them, or leave it as it is.",
    FieldProblem.BACK_BEFORE_END: (
        "The handover isn't over by then. Please choose a day after its end, or leave this empty while nobody knows it."
    ),
    FieldProblem.BACK_TOO_LATE: "That's more than three years away. Please choose an earlier day, or leave this empty.",
    FieldProblem.SUPPORT_BEFORE_END: "Questions can be asked at least until the end of the handover. Please choose a later day.",
    FieldProblem.SUPPORT_TOO_LONG: "That's more than three months after the end. Please choose an earlier day.",
    FieldProblem.TIME_PASSED: "It is later than that already.",
    FieldProblem.WINDOW_TOO_LONG: "That's more than three months. Please plan a shorter handover; it can be paused if need be.",
    FieldProblem.RENEWAL_PAST: "That's more than a year ago. Please give the next renewal, or leave it empty.",
    FieldProblem.RENEWS_OR_NOT: "Either there is a renewal date, or no contract any more: please clear one of the two.",
    FieldProblem.STILL_TO_COME: "That day is still to come.",
    FieldProblem.BEFORE_IT_WAS_THERE: "That's before there was anything to send or confirm. Please choose a later day.",
    FieldProblem.BAD_ADDRESS: "“{address}” doesn't look like an e-mail address.",
    FieldProblem.UNREADABLE_CONTACT: (
        "Line {number} doesn't have one valid e-mail address: “{line}”. "
        "Write it like this: Jo Park, jo@acme.example, Head of IT"
    ),
    FieldProblem.NOT_AHEAD: "Please choose a day after today.",
    FieldProblem.TOO_FAR_OFF: "That's more than a year away. Please choose a nearer day.",
    FieldProblem.NO_DAY_BACK: "Please choose your first day back, too.",
    FieldProblem.AWAY_AFTER_BACK: "This has to come before your first day back.",
    FieldProblem.NO_WORKDAY: "Choose at least one day, so that I know when to write to you.",
    FieldProblem.SIGN_OFF_NEEDED: "The last word is the incoming CSM's, so this can't be left out.",
    FieldProblem.NOT_THE_BLOCKER: "Please choose one of the others in this handover, or somebody outside.",
    FieldProblem.TOO_MANY_QUESTIONS: "That's more than twenty open questions. Please keep to the ones that matter most.",
    FieldProblem.ONE_AT_A_TIME: "Please join one at a time: clear this, or the account above.",
    FieldProblem.CUSTOMER_WOULD_READ: (
        "The customer would read this, and it is internal: “{sentence}”. Please leave it out, or say it in other words."
    ),
    FieldProblem.WORD_FOR_US: "The customer sees this name. Please leave out “{word}”, which is a word for us.",
    FieldProblem.NOT_THE_CUSTOMERS: (
        "“{address}” isn't an address of this customer's that I know. Please look at it again, or add the person to the customer "
        "contacts first, with /handover plan."
    ),
    FieldProblem.TOO_MANY_INVITED: "That's more than {limit} people. Please begin with the most important ones.",
    FieldProblem.CHANNEL_OF_HANDOVER: "That's the channel of a handover, which is for colleagues only. Please choose another one.",
    FieldProblem.CHANNEL_OF_ANOTHER: "That's the channel with another customer. Please choose this one's.",
    FieldProblem.NOT_IN_THERE: "I'm not in that channel, or it is archived. Please invite me there first: /invite @Baton",
    FieldProblem.TOO_MANY_CONTACTS: "That's more than a hundred contacts. Please keep to the ones who need to hear of the change.",
}


def beside(refusal: FieldProblems) -> dict[str, str]:
    """Return the words for each field with a problem, by field name, which is the block id of its input."""
    facts = {name: shorten(oneline(fact), 100) for name, fact in refusal.facts.items()}
    return {field: WORDS[problem].format_map(facts) for field, problem in refusal.problems.items()}
