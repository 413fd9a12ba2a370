"""What is sent of a team to whoever leads it."""
