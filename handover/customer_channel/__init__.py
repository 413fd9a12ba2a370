"""A channel with the customer: confirmed before anything is made, and only approved words are said in it."""
