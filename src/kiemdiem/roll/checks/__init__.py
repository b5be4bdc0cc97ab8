"""One check of a roll a file, listed by name: a docstring that explains it, and a CHECK."""
