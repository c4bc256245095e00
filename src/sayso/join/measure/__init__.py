"""What an estimate measures: what is counted, of whom, where, over which time."""
