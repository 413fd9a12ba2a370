"""Escalation to the manager: risks, silence, late and blocked to-dos, each reported once."""
