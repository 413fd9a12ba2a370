"""What the manager hears, once each: risks, silence, what is late."""
