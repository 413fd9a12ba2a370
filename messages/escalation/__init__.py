"""Reports to the manager, and risks, in words."""
