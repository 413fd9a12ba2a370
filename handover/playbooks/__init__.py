"""Playbooks: the files, and how they are read."""
