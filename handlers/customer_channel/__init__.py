"""`/handover customer`, and what Slack tells of channels with customers."""
