"""How fast and how big: measured in one run, printed beside the aims, kept as JSON (`make bench`). Asserts nothing."""
