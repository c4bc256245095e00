"""Time expressions: tokens, a grammar over their classes, and what each phrase means."""
