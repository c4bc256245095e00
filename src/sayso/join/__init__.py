"""join: Readings → Story. Links, actors, points, series, events."""
