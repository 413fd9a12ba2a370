"""What follows when a handover is paused, resumed, reopened or ends."""
