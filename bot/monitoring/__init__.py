"""What an operator sees: logs, metrics, health checks, and the doctor's checks."""
