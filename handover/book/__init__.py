"""The book: account lists of any make are read, a successor is proposed for each, and the handovers begin in waves."""
