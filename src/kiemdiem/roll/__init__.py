"""Rolls: who is rated what, unit by unit; written as a sheet, read back, tallied, checked, summed up."""
