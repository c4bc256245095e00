"""How a sentence owns that something is not known."""
