"""Rules about agencies, their roles and who is told."""
