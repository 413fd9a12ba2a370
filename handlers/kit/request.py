"""What a request of Slack's says about where it came from."""

from slack_bolt.context.async_context import AsyncBoltContext

from storage.scope import workspace_key


def workspace_of(context: AsyncBoltContext) -> str:
    """Return the key of the workspace a request came from: the team, behind its enterprise where there is one."""
    return workspace_key(context.team_id or "", context.enterprise_id)
