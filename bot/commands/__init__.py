"""The commands of `python -m bot`, one module each: `add(parser)` says what it takes, `run(arguments)` does it."""
