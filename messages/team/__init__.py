"""A team in words: the page of whoever leads it, its people, its file, and what stands on the Home tab."""
