"""The document for a provider outside in words: how it is put together, what is left out, its files, and what became of it."""
