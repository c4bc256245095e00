"""The parts of the step `points`: what is claimed, what answers it, and which claims are one."""
