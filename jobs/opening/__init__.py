"""What follows when a handover is opened: channel, invitations, bookmarks, welcome."""
