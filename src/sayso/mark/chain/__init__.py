"""How what somebody said came to be told: who passes it on, and who is told of inside it."""
