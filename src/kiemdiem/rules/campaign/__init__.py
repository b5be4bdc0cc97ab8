"""Rules about the process of the campaign: who decides what, in which order, and duties that bind some or none."""
