"""A simulated year of mornings: who must hear from the bot on which of their days, by expectations of its own, and who did.

`make year` lives through a whole year with two hundred people; `test_year.py` through the weeks in which clocks change.
"""
