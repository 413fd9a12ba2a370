"""What is said of calls: that one is planned, its invitation, and what has become of it."""
