"""The parts of the step `mentions`: names, states, descriptions, pronouns, and what they refer to."""
