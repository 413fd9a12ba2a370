"""What all rules share: the handover, its people and playbook, decisions, jobs and refusals."""
