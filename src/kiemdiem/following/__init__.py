"""Who owes what under a plan and how it stands: worked out from the plan and its ledger, never typed."""
