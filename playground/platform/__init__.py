"""What stands between a workspace and its app: envelopes, events, interactions, deadlines, limits, and the inspector."""
