"""Pictures of graphs without any other program: `layered` finds positions, `svg` draws them. Nothing of a plan here."""
