"""The interview with the outgoing CSM in a Slack thread: prompts, replies, edits."""
