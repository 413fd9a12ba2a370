"""Looks up the names of people, channels and user groups that answers speak of, and writes them where only an id stands."""

from collections.abc import Iterable

from slack_sdk.errors import SlackApiError

from handover.references import LOOK_UP_NAMES, with_names
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.slack_errors import code
from messages.kit.slack_codes import NOT_SHOWN
from services.people import person_from


async def run(context: JobContext) -> HandlerOutcome:
    """Ask Slack for each name that is not known yet. What it does not show to us keeps its id; in Slack that can be pressed."""
    handover = await context.handover()
    wanted = [one.id for one in handover.references if not one.named]
    if not wanted:
        return Dropped("all names are known")
    names = {id_: name for id_ in wanted if id_[0] != "S" and (name := await _name(context, id_))}
    names |= await _groups(context, [id_ for id_ in wanted if id_[0] == "S"])
    await context.decide(lambda now: with_names(now, names))
    return Done({"named": str(len(names)), "wanted": str(len(wanted))})


async def _name(context: JobContext, id_: str) -> str:
    """Return the name of a person or channel; empty for one that Slack does not show to us."""
    try:
        if id_[0] in "UW":
            user = (await context.client.users_info(user=id_))["user"]
            return person_from(user, context.job.workspace).name
        return str((await context.client.conversations_info(channel=id_))["channel"].get("name") or "")
    except SlackApiError as error:
        if code(error) not in NOT_SHOWN:
            raise
        return ""


async def _groups(context: JobContext, wanted: Iterable[str]) -> dict[str, str]:
    """Return the handles of these user groups by id; without those that Slack does not show."""
    groups = set(wanted)
    if not groups:
        return {}
    try:
        answer = await context.client.usergroups_list(include_disabled=True)
    except SlackApiError as error:
        if code(error) not in NOT_SHOWN:
            raise
        return {}
    shown = {str(one["id"]): str(one.get("handle") or one.get("name") or "") for one in answer["usergroups"]}
    return {id_: name for id_, name in shown.items() if id_ in groups and name}


JOB = JobType(
    LOOK_UP_NAMES,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    on_failure=OnFailure.SILENT,
    waits_for_admin=False,
    throttled_by="users.info",
)
