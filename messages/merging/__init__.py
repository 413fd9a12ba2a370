"""Words and views for two accounts that become one."""
