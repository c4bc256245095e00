"""read: path, URL, feed or archive → Report. The only stage that touches the world."""
