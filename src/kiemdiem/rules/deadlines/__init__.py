"""Rules about deadlines and their order."""
