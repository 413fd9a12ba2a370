"""Time: working days, zones, public holidays, countries, Slack's timestamps."""
