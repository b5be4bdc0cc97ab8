"""ONE AREA A FILE: `races(tools, work, rounds)` runs its races one after the other, `ROUNDS` says how often."""
