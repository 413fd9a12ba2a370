"""Random accounts with every kind of record, each looked at in every view, message, canvas and file that shows an account.

`make accounts` looks through a thousand; `test_accounts.py` through a few.
"""
