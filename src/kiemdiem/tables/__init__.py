"""What a command prints for people on a terminal, one command a file."""
