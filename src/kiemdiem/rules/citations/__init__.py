"""Rules about the papers a plan cites."""
