"""The canvas in a handover's channel: what is written in it, and how what stands there is read."""
