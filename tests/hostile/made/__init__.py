"""What makes hostile files, one kind a module: each is a function from chance to files, the same for the same seed."""
