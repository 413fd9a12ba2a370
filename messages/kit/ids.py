"""The ids of all buttons, menus and forms. Each has exactly one listener in `handlers/`."""

from enum import StrEnum


class Action(StrEnum):
    """`action_id`s of buttons and menus that act at once.

    A button's value is the handover id, or `handover id|subject`.
    """

    # handovers as a whole
    START = "handover.start"
    OPEN = "handover.open"
    PICK = "handover.pick"
    # accounts
    ACCOUNT_OPEN = "account.open"
    ACCOUNT_OF_HANDOVER = "account.of_handover"
    ACCOUNT_PICK = "account.pick"
    ACCOUNT_EDIT_ABOUT = "account.edit_about"
    ACCOUNT_EDIT_PEOPLE = "account.edit_people"
    ACCOUNT_EDIT_RENEWAL = "account.edit_renewal"
    ACCOUNT_READ = "account.read"
    ACCOUNT_NEXT = "account.next"
    ACCOUNT_PREVIOUS = "account.previous"
    ACCOUNTS_OPEN = "accounts.open"
    ACCOUNTS_WHICH = "accounts.which"
    ACCOUNTS_NEXT = "accounts.next"
    ACCOUNTS_PREVIOUS = "accounts.previous"
    BLUEPRINT_MARKDOWN = "blueprint.markdown"
    BLUEPRINT_PDF = "blueprint.pdf"
    # interview
    INTERVIEW_SKIP = "interview.skip"
    INTERVIEW_BACK = "interview.back"
    INTERVIEW_LATER = "interview.later"
    INTERVIEW_RESUME = "interview.resume"
    INTERVIEW_NOT_APPLICABLE = "interview.not_applicable"
    INTERVIEW_FILE = "interview.file"
    INTERVIEW_TAKE_OUT = "interview.take_out"
    INTERVIEW_ASK_AGAIN = "interview.ask_again"
    NO_SECRET = "interview.no_secret"  # noqa: S105 (the name of a button)
    # checklist and review
    CHECKLIST_OPEN = "checklist.open"
    CHECKLIST_STAGE = "checklist.stage"
    REVIEW_OPEN = "review.open"
    REVIEW_ACCEPT = "review.accept"
    REVIEW_UNDO = "review.undo"
    REVIEW_ASK = "review.ask"
    QUESTION_REPLY = "question.reply"
    ANSWER_READ = "answer.read"
    QUESTION_READ = "question.read"
    CONTRIBUTOR_ASK = "contributor.ask"
    CONTRIBUTOR_ASK_NAMED = "contributor.ask_named"
    CONTRIBUTOR_TAKE_BACK = "contributor.take_back"
    CONTRIBUTOR_ANSWER = "contributor.answer"
    CONTRIBUTOR_SAVE = "contributor.save"
    CONTRIBUTOR_UNKNOWN = "contributor.unknown"
    CONTRIBUTOR_PASS_ON = "contributor.pass_on"  # noqa: S105 (the name of a button)
    NEXT_PAGE = "page.next"
    PREVIOUS_PAGE = "page.previous"
    # risks and first steps, written back
    SYNTHESIS_OPEN = "synthesis.open"
    SYNTHESIS_READ = "synthesis.read"
    SYNTHESIS_CONFIRM = "synthesis.confirm"
    SYNTHESIS_CORRECT = "synthesis.correct"
    SYNTHESIS_UNDO = "synthesis.undo"
    # what matters today
    STEP_DONE = "step.done"
    STEP_OPEN = "step.open"
    TODO_TOMORROW = "todo.tomorrow"
    TODO_BLOCKED = "todo.blocked"
    TODO_UNBLOCK = "todo.unblock"
    TODO_NOT_ME = "todo.not_me"
    TODO_SEEN = "todo.seen"
    TODO_UNDO = "todo.undo"
    NUDGE = "todo.nudge"
    # introduction e-mail
    EMAIL_OPEN = "email.open"
    EMAIL_READ = "email.read"
    EMAIL_ANEW = "email.anew"
    EMAIL_FACTS = "email.facts"
    EMAIL_CALL_DAY = "email.call_day"
    EMAIL_ASK = "email.ask"
    EMAIL_EMOJI = "email.emoji"
    EMAIL_LAST_DAY = "email.last_day"
    EMAIL_APPROVE = "email.approve"
    EMAIL_SEND_BACK = "email.send_back"
    EMAIL_SEND_BACK_UNDO = "email.send_back_undo"
    EMAIL_SENT = "email.sent"
    EMAIL_TAKE_BACK = "email.take_back"
    # closing
    COMPLETE = "handover.complete"
    CANCEL = "handover.cancel"
    REOPEN = "handover.reopen"
    TAKE_BACK = "handover.take_back"
    DECLINE = "handover.decline"
    DECLINE_UNDO = "handover.decline_undo"
    PAUSE = "handover.pause"
    EXTEND_PAUSE = "handover.extend_pause"
    RESUME = "handover.resume"
    DOCUMENT = "handover.document"
    CHANNEL_ANOTHER = "channel.another"
    CHANNEL_JOIN = "channel.join"
    OVERRIDE_OPEN = "override.open"
    OVERRIDE_UNDO = "override.undo"
    PLAN_CHOOSE = "plan.choose"
    PLAN_OPEN = "plan.open"
    # the person
    SETTINGS_OPEN = "settings.open"
    PROFILE_OPEN = "profile.open"


class Menu(StrEnum):
    """`action_id`s of menus that ask us what they offer for what is typed, when there is more than Slack shows at once."""

    PICK = "handover.pick"
    PLACE = "place"
    SNOOZE = "which"


class LiveField(StrEnum):
    """`action_id`s of a form's fields of which we are told as soon as something is chosen, for the form to say what follows."""

    PAUSED_UNTIL = "paused_until"
    PAUSED_UNTIL_DAY = "paused_until_day"
    REASON = "reason"
    TIER = "tier"
    INDUSTRY = "industry"
    PLAYBOOK = "playbook"


class Form(StrEnum):
    """`callback_id`s of modals."""

    START = "form.start"
    OVERVIEW = "view.overview"
    ACCOUNT = "view.account"
    ACCOUNT_ENTRY = "view.account_entry"
    ACCOUNT_EDIT = "form.account"
    ACCOUNTS = "view.accounts"
    NOT_APPLICABLE = "form.not_applicable"
    CHECKLIST = "form.checklist"
    REVIEW = "view.review"
    ASK = "form.ask"
    REPLY = "form.reply"
    SYNTHESIS = "form.synthesis"
    SYNTHESIS_READ = "view.synthesis"
    SYNTHESIS_CORRECTION = "form.synthesis_correction"
    CONTRIBUTOR_ASK = "form.contributor_ask"
    CONTRIBUTOR_ANSWER = "form.contributor_answer"
    CONTRIBUTOR_PASS_ON = "form.contributor_pass_on"  # noqa: S105 (the name of a form)
    STEP = "form.step"
    CALL_TIME = "view.call_time"
    BLOCKED = "form.blocked"
    EMAIL = "form.email"
    EMAIL_FACTS = "form.email_facts"
    EMAIL_SEND_BACK = "form.email_send_back"
    EMAIL_SENT = "form.email_sent"
    EMAIL_PREVIEW = "view.email_preview"
    CANCEL = "form.cancel"
    REOPEN = "form.reopen"
    DECLINE = "form.decline"
    PAUSE = "form.pause"
    EXTEND_PAUSE = "form.extend_pause"
    OVERRIDE = "form.override"
    PLAN = "form.plan"
    SNOOZE = "form.snooze"
    SETTINGS = "form.settings"
    PROFILE = "form.profile"
    SAVE_TO_HANDOVER = "form.save_to_handover"
    LOADING = "view.loading"
    NOTICE = "view.notice"


class Shortcut(StrEnum):
    """`callback_id`s of shortcuts, as named in app.yml."""

    START = "shortcut.start_handover"
    SAVE = "shortcut.save_to_handover"
