"""Who could know what a CSM who has gone would have answered: colleagues, and the customer's own people (P7, P79, P111)."""
