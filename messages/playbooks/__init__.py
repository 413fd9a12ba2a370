"""Words and views of the playbooks of a workspace."""
