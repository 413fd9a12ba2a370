"""Files sent in a direct message can be opened by its two members alone: they are copied into the handover's channel.

Evidence has to be where the handover's people can open it. When a file is taken back, so is its copy.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from handover.evidence import Attachment
from handover.interview.answering import find_holder
from handover.model.answers import Answer, Question
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind, channel_lane, thread_lane
from handover.model.shared_files import SharedFile
from handover.questions import with_question

SHARE_FILE = JobKind("share_file")
TAKE_BACK_FILE = JobKind("take_back_file")
CLIP_WITHOUT_WORDS = JobKind("clip_without_words")

TRANSCRIPT_TAKES = timedelta(minutes=10)
"""How long Slack may take to write down a clip before its writer is asked for a line."""


def with_files(decision: Decision, files: Sequence[Attachment], source: str) -> Decision:
    """Return the decision with the files of the message `source`, as it is now, on their way into the channel.

    Files that the message does not have any more are taken back. Nothing is shared of a message that was not stored.
    """
    handover = decision.handover
    stored = find_holder(handover, source) is not None
    present = {one.file: one for one in files if one.file and stored}
    before = {one.file: one for one in handover.shared_files if one.source == source}
    new = [SharedFile(one.file, source, one.title, one.link) for one in present.values() if one.file not in before]
    gone = [one for one in before.values() if one.file not in present]
    others = tuple(one for one in handover.shared_files if one not in gone)
    changed = _said_in_reply(replace(handover, shared_files=(*others, *new)), source)
    jobs = (*(_share(handover, one) for one in new), *(_take_back(handover, one) for one in gone if one.copy))
    return Decision(changed, (*decision.jobs, *jobs))


def clip_words_awaited(decision: Decision, source: str, now: datetime, *, expected: bool) -> Decision:
    """Return the decision with a job that asks for a line about the clip in `source`, if its words have not come by then.

    `expected` says whether Slack is still writing them down. `now` is in UTC.
    """
    handover = decision.handover
    job = Job(
        CLIP_WITHOUT_WORDS,
        f"clip:{handover.id}:{source}",
        thread_lane(handover.id, handover.outgoing),
        handover.id,
        {"source": source, "user": handover.outgoing},
        due=now + TRANSCRIPT_TAKES if expected else None,
    )
    return Decision(handover, (*decision.jobs, job))


def shared_file(handover: Handover, file: str, source: str) -> SharedFile | None:
    """Return the file of this message that is to be shared, None when it was taken back."""
    return next((one for one in handover.shared_files if (one.file, one.source) == (file, source)), None)


def refused(handover: Handover, file: str, source: str, why: str) -> Decision:
    """Record why a file cannot be copied."""
    known = shared_file(handover, file, source)
    if known is None:
        return unchanged(handover)
    files = tuple(replace(one, refused=why) if one == known else one for one in handover.shared_files)
    return Decision(replace(handover, shared_files=files))


def refused_with(handover: Handover, source: str) -> tuple[SharedFile, ...]:
    """Return the files of a message that cannot be copied, once all of its files have been tried; before that none."""
    files = [one for one in handover.shared_files if one.source == source]
    tried = all(one.link or one.refused for one in files)
    return tuple(one for one in files if one.refused and not one.link) if tried else ()


def with_copy(handover: Handover, file: str, source: str, copy: str, link: str, title: str) -> Decision:
    """Record the copy of a file, and let evidence and replies lead to it. With an empty `copy`, the file itself is at `link`."""
    known = shared_file(handover, file, source)
    if known is None:
        return unchanged(handover)
    done = replace(known, copy=copy, link=link, title=title)
    files = tuple(done if one == known else one for one in handover.shared_files)
    answers: Mapping[str, Answer] = {item: _linked(answer, known, done) for item, answer in handover.answers.items()}
    changed = replace(handover, shared_files=files, answers=answers)
    holder = find_holder(changed, source)
    if isinstance(holder, Question) and known.original:
        parts = tuple(
            replace(one, text=one.text.replace(known.original, link)) if one.source == source else one
            for one in holder.parts
        )
        changed = with_question(changed, replace(holder, parts=parts))
    return Decision(_said_in_reply(changed, source))


def _linked(answer: Answer, before: SharedFile, done: SharedFile) -> Answer:
    if not any(one.file == before.file for one in answer.evidence):
        return answer
    evidence = tuple(
        replace(one, link=done.link, title=done.title)
        if (one.file, one.source) == (before.file, before.source)
        else one
        for one in answer.evidence
    )
    return replace(answer, evidence=evidence)


def _said_in_reply(handover: Handover, source: str) -> Handover:
    """Return the handover in which a reply to a question, which has no evidence of its own, names the addresses of its files."""
    holder = find_holder(handover, source)
    if not isinstance(holder, Question):
        return handover
    links = [one.link or one.original for one in handover.shared_files if one.source == source]
    parts = tuple(
        replace(one, text="\n".join([one.text, *(link for link in links if link and link not in one.text)]).strip())
        if one.source == source
        else one
        for one in holder.parts
    )
    return with_question(handover, replace(holder, parts=parts)) if parts != holder.parts else handover


def _share(handover: Handover, one: SharedFile) -> Job:
    return Job(
        SHARE_FILE,
        f"share_file:{handover.id}:{one.source}:{one.file}",
        channel_lane(handover.id),
        handover.id,
        {"file": one.file, "source": one.source, "user": handover.outgoing},
    )


def _take_back(handover: Handover, one: SharedFile) -> Job:
    return Job(
        TAKE_BACK_FILE,
        f"take_back_file:{handover.id}:{one.copy}",
        channel_lane(handover.id),
        handover.id,
        {"copy": one.copy},
    )
