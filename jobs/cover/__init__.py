"""What Baton does about covers on its own account."""
