"""Posts the interview's questions and notes."""
