"""What is known of an account, in words: the brief."""
