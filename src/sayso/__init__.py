"""sayso: who said what about a developing story, and on whose say-so."""

__version__ = "0.1.0"
