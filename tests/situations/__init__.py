"""The fifteen reasons for which accounts change hands (P1–P15), each told as a short story in Slack."""
