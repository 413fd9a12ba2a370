"""The channel with the customer: made, its people invited, approved words said, and colleagues told what happens there."""
