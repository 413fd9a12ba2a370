"""What is remembered: handovers, people, places in Slack, and the jobs still to be run."""
