"""The parts of the `places` step: which words name a place, which place, and in what role."""
