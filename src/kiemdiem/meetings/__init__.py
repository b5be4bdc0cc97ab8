"""Meetings that units register under the plan (III.2): a register that only grows, beside the plan."""
