"""Time: working days, zones, public holidays, countries, Slack time stamps."""
