"""The internal document for another department or team of ours that takes a customer over."""
