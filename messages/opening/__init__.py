"""The form that opens a handover, the welcome, the channel."""
