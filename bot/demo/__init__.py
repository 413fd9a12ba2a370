"""What a fresh demo begins with: customers that somebody has handed over before."""
