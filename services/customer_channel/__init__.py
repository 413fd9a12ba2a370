"""The channel with the customer: drafted, confirmed, and what is said in it; and what Slack tells of it."""
