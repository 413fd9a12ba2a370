"""What the manager reads about a handover, and its risks."""
