"""Knowledge in records: read out of what people write, and put back into words."""
