"""The checks, one component a file."""
