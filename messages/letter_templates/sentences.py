"""What the sentences of letters are called, in parts as they are looked through, and what the fields in them stand for."""

from collections.abc import Mapping

from handover.model.letter_style import Tone

_BY: Mapping[str, str] = {
    "manager": "by the manager",
    "outgoing": "by who hands over",
    "both": "by both CSMs",
    "incoming": "by who takes over",
    "other": "by anybody else",
}


def _signed(stem: str, title: str, by: str = "manager outgoing both incoming") -> dict[str, str]:
    return {f"{stem}_{one}": f"{title}, {_BY[one]}" for one in by.split()}


_TWO, _ABOUT = "other incoming", "outgoing other"
PARTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "subjects": (
        "Subjects",
        {
            "subject_change": "Somebody else takes over",
            "subject_cover": "Cover, nobody knows until when",
            "subject_cover_until": "Cover until a day",
            "subject_return": "Back from leave",
            "subject_stays": "Who covered stays",
            "subject_provider": "A provider takes over",
            "subject_again": "A further letter",
            "subject_again_corrects": "A further letter that corrects the one before",
        },
    ),
    "greeting_end": (
        "Greeting and end",
        {
            "greeting_named": "Greeting by name",
            "greeting_all": "Greeting of many",
            "greeting_nobody": "Greeting where no name is known",
            "reach": "Heading above how to reach us",
            "reach_person": "How to reach one person",
            "invite": "Invitation to reply",
            "thanks": "Thanks",
            "close": "Closing words above the names",
        },
    ),
    "change": (
        "Somebody else takes over",
        {
            **_signed("change", "The news"),
            "change_who": "Who it will be, after the reason",
            "left": "That a colleague has left",
            "reason": "The reason that was typed",
        },
    ),
    "reasons": (
        "Why it changes",
        {
            **_signed("reason_promotion", "A promotion", _ABOUT),
            **_signed("reason_new_role", "A new role", _ABOUT),
            **_signed("reason_leaves", "Leaving the company", _ABOUT),
            "reason_team_grew": "The team has grown",
            "reason_rearranged": "The team works in a new way",
            "reason_territory": "Regions are arranged anew",
            "reason_growth": "The customer has grown",
            "reason_merger": "A merger",
            "reason_other_care": "They are looked after otherwise",
            "reason_upgrade": "An upgrade",
            "reason_project_done": "The project is complete",
        },
    ),
    "cover": (
        "Cover for somebody on leave",
        {
            **_signed("cover", "The news"),
            "until_day": "Until a day, within the news",
            "until_unknown": "Nobody knows until when, within the news",
        },
    ),
    "return": (
        "Back from leave",
        {
            **_signed("return", "The news"),
            **_signed("return_care", "What happened meanwhile is told", "other outgoing incoming"),
            "return_care_other_promises": "The same with promises, by anybody else",
            "return_care_outgoing_promises": "The same with promises, by who hands over",
            "return_care_incoming_promises": "The same with promises, by who takes over",
        },
    ),
    "stays": (
        "Who covered stays",
        {**_signed("stays", "The news"), **_signed("stays_care", "What changes", _TWO)},
    ),
    "provider": (
        "A provider takes over",
        {
            **_signed("provider", "The news"),
            "provider_contact": "Whom to turn to there",
            "provider_care": "What they need is being prepared",
            "provider_informed": "They have what they need",
            **_signed("provider_us", "Who of us is there until then", _TWO),
        },
    ),
    "again": (
        "Further letters",
        {
            "again_same_wrote": "When somebody wrote before, by the same person",
            "again_wrote": "When somebody wrote before",
            **_signed("again_corrects", "What has changed since", _TWO),
            "again_concerns": "After concerns",
            "again_refuses": "After a no",
            **_signed("again_silent", "After silence", "other incoming both"),
        },
    ),
    "care": (
        "Who it is, and what they know",
        {
            "why": "Why they are a good choice",
            **_signed("team", "The team", _TWO),
            "colleague": "Who looks after an area",
            "what_goals": "What was gone through",
            "what_promises": "What was gone through, with promises",
            **_signed("care_accepted", "They have gone through it"),
            **_signed("care_known", "They are going through it"),
            **_signed("care_learning", "They are getting to know it", _TWO),
            "terms": "What was agreed stays",
        },
    ),
    "next": (
        "What happens next",
        {
            "next": "Heading",
            "next_call_introduce": "The first call, introducing",
            "next_call_both": "The first call, by both CSMs",
            "next_call_incoming": "The first call, by who takes over",
            "next_call_other": "The first call, by anybody else",
            "next_call_provider": "The first call, with a provider",
            **_signed("next_helps", "Who helps until when", "outgoing other"),
            "next_from_then": "Who is there after that",
            "next_there": "Who is there",
            "next_there_manager": "Who is there, by the manager",
            "next_write_me": "Whom to write to, by who takes over",
            **_signed("next_temporary", "Who else is there", "manager incoming"),
            **_signed("next_back", "Back on a day", "outgoing other"),
            **_signed("next_back_unknown", "Nobody knows when they are back", "outgoing other"),
            **_signed("next_again", "Who is there again", _TWO),
        },
    ),
}
"""Parts by key: what each is called, and its sentences with their titles."""
TITLES: Mapping[str, str] = {key: title for _, those in PARTS.values() for key, title in those.items()}
PART_OF: Mapping[str, str] = {key: part for part, (_, those) in PARTS.items() for key in those}
TONES: Mapping[Tone, str] = {Tone.WARM: "Warm", Tone.FORMAL: "Formal", Tone.BRIEF: "Brief"}
MEANINGS: Mapping[str, str] = {
    "account": "the customer",
    "incoming.name": "who takes over",
    "incoming.first_name": "who takes over, first name",
    "outgoing.name": "who hands over",
    "outgoing.first_name": "who hands over, first name",
    "manager.name": "the manager",
    "manager.first_name": "the manager, first name",
    "left.name": "who has left",
    "left.first_name": "who has left, first name",
    "temporary.name": "who else is there",
    "temporary.first_name": "who else is there, first name",
    "provider.name": "the provider",
    "provider.contact": "whom to turn to there",
    "person.name": "the person",
    "person.with_address": "the person with their address",
    "person.email": "their address",
    "person.area": "what they look after",
    "greeting": "whom it greets",
    "team": "the team",
    "incoming.line": "the line about who takes over",
    "reason": "the reason that was typed",
    "until": "until when, in words",
    "what": "what was gone through",
    "first_call": "the day of the first call",
    "helps_until": "the last day of help",
    "back_on": "the day they are back",
    "back_on_short": "the day they are back, short",
    "written_on": "the day of the e-mail before",
}
"""What the fields stand for."""
FILTERS: Mapping[str, str] = {"of": "“de Priya”, “d’Anna”", "that": "“que Priya”, “qu’Anna”", "sama": "with 様"}
"""What a filter behind a name makes of it."""
