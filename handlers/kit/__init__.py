"""What all listeners share: requests, modals, replies, the error boundary."""
