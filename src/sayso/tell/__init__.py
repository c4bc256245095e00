"""tell: Story → Brief → terminal, HTML, Markdown, JSON."""
