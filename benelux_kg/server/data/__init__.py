"""What machines read beside answers to queries: data about one thing, dumps, descriptions."""
