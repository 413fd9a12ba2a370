"""What people of another organisation do in a shared channel (Slack Connect): accept an invitation, decline it, stop sharing."""

from playground.platform.slack import Slack
from playground.workspace.entities import Channel, Member, SharedInvite
from playground.workspace.errors import SlackError

TEAM = "T0CUSTOMER0"


class OtherOrganisation:
    """An organisation beside the workspace, with whoever of it has accepted an invitation."""

    def __init__(self, slack: Slack, team_id: str = TEAM) -> None:
        self._slack, self._workspace, self.team_id = slack, slack.workspace, team_id

    def accept(self, channel: Channel, address: str = "", name: str = "") -> Member:
        """Accept the invitation to this address (else the oldest one) under this name; raises `invite_not_found`.

        The channel is shared from then on, and whoever accepted is in it.
        """
        invite = self._invite(channel, address)
        member = self._person(invite, name)
        self._workspace.channels.answer_invite(channel, invite, member, accepted=True)
        if channel.shared_with != self.team_id:
            self._workspace.channels.share(channel, self.team_id, member.id)
        self._workspace.join(channel, member.id, invite.inviter)
        return member

    def decline(self, channel: Channel, address: str = "", name: str = "") -> Member:
        """Decline the invitation to this address (else the oldest one); raises `invite_not_found`."""
        invite = self._invite(channel, address)
        member = self._person(invite, name)
        self._workspace.channels.answer_invite(channel, invite, member, accepted=False)
        return member

    def leave(self, channel: Channel) -> None:
        """Stop sharing the channel: all of the organisation's people are out of it."""
        for user in [one for one in channel.members if self._workspace.members.get(one).team_id == self.team_id]:
            self._workspace.leave(channel, user)
        self._workspace.channels.share(channel, "", "")

    @staticmethod
    def _invite(channel: Channel, address: str) -> SharedInvite:
        found = (one for one in channel.shared_invites if address.casefold() in ("", one.email.casefold()))
        invite = next(found, None)
        if invite is None:
            raise SlackError("invite_not_found")
        return invite

    def _person(self, invite: SharedInvite, name: str) -> Member:
        """Whoever an invitation went to, made known to the workspace where they are not."""
        members = self._workspace.members
        if invite.user_id:
            return members.get(invite.user_id)
        known = (one for one in members if one.team_id and one.email.casefold() == invite.email.casefold())
        found = next(known, None)
        if found is not None:
            return found
        shown = name or invite.email.partition("@")[0].replace(".", " ").title()
        member = Member(
            self._workspace.core.new_id("U"),
            shown.split()[0].lower(),
            shown,
            email=invite.email,
            team_id=self.team_id,
            updated=self._workspace.core.seconds(),
            offered=True,
        )
        members.put(member)
        return member
