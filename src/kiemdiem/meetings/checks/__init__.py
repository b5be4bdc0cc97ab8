"""The checks of a register of meetings, one a file."""
