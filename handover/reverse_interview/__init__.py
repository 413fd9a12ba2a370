"""The reverse interview: what the incoming CSM asks in return, and the agenda of the context call."""
