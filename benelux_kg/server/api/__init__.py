"""The catalogue of questions as an API."""
