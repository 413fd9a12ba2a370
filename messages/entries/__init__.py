"""Words and views for what is known of an account on one subject."""
