"""What people do in Slack: one module per intention, from payload to decision to reply."""
