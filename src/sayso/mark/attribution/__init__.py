"""What corrects the reader model's attributions."""
