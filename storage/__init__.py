"""What is remembered: handovers, people, places in Slack, and the errands still to be run."""
