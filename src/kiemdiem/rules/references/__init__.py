"""Rules about names: what refers to what."""
