"""Types shared by all features: the handover, people, playbooks, decisions, jobs, refusals."""
