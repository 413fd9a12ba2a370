"""The reverse interview: questions that a good successor asks, to pick from (P57, P71, P77, P82)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SuggestedQuestion:
    """A question that the interview does not ask by itself, at most 75 characters.

    `about` are the keys of the items that it may belong to, the best first. It is not suggested once one of `answered_by` is
    answered. `playbooks` are those it is made for, empty for all.
    """

    key: str
    text: str
    about: tuple[str, ...]
    practices: tuple[str, ...]
    answered_by: tuple[str, ...] = ()
    playbooks: tuple[str, ...] = ()


SUGGESTED = (
    SuggestedQuestion(
        "in_my_place",
        "What would you do first in my place, and what can wait?",
        ("first_steps", "snapshot"),
        ("P57",),
        answered_by=("first_steps",),
    ),
    SuggestedQuestion(
        "surprised",
        "Who there must never be taken by surprise, and by what?",
        ("people", "expectations"),
        ("P26", "P125"),
    ),
    SuggestedQuestion(
        "spoken",
        "What did you promise by word of mouth that is written nowhere?",
        ("promises",),
        ("P39", "P66"),
    ),
    SuggestedQuestion(
        "failed", "What has been tried with them and failed, and why?", ("history", "projects"), ("P41",)
    ),
    SuggestedQuestion(
        "refused", "What have we refused them, and what reason did we give?", ("promises", "history"), ("P41",)
    ),
    SuggestedQuestion("silence", "When they go quiet, what does it mean, and what helps?", ("preferences",), ("P52",)),
    SuggestedQuestion("last_word", "When it gets serious, whose word settles it?", ("people",), ("P46", "P50")),
    SuggestedQuestion(
        "would_leave",
        "What would make them leave, and how would I notice early?",
        ("renewal", "pulse"),
        ("P48", "P66"),
    ),
    SuggestedQuestion(
        "left_alone", "Which subject is better left alone with them?", ("preferences", "history"), ("P41", "P52")
    ),
    SuggestedQuestion(
        "inside_help",
        "Who on our side helps when the official way is too slow?",
        ("team", "unwritten"),
        ("P27", "P79"),
    ),
    SuggestedQuestion(
        "half_settled",
        "Is anything about price, invoices or terms only half settled?",
        ("contract", "renewal"),
        ("P63", "P66"),
    ),
    SuggestedQuestion("breaks_first", "What breaks first if nobody looks after it?", ("setup", "projects"), ("P62",)),
    SuggestedQuestion(
        "missed", "What do you do for them unasked that they would miss?", ("private", "preferences"), ("P71", "P88")
    ),
    SuggestedQuestion(
        "least_sure",
        "Which of your answers are you least sure of, and who would know?",
        ("unwritten", "snapshot"),
        ("P77", "P79"),
    ),
    SuggestedQuestion(
        "rather_said", "What would you rather tell me than write down?", ("unwritten", "snapshot"), ("P71", "P82")
    ),
    SuggestedQuestion(
        "comes_back",
        "Which ticket keeps coming back, and what do they think causes it?",
        ("tickets", "troubles"),
        ("P59",),
        playbooks=("high_volume_support",),
    ),
    SuggestedQuestion(
        "careers",
        "Whose name there hangs on which project, and what do they need by when?",
        ("projects", "people"),
        ("P49", "P73"),
        playbooks=("strategic_account",),
    ),
    SuggestedQuestion(
        "team_before",
        "What did the team before promise that ours has not taken over yet?",
        ("promises", "snapshot"),
        ("P16", "P18"),
        playbooks=("cross_functional",),
    ),
    SuggestedQuestion(
        "not_alone",
        "What may wait until you are back, and what must I not decide alone?",
        ("first_steps", "snapshot"),
        ("P9",),
        playbooks=("cover",),
    ),
)
