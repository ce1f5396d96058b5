"""Processes that answer queries, and can be ended."""
