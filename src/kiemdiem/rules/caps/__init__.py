"""Rules about caps."""
