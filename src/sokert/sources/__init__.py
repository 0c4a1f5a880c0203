"""IN: reads a report's figures and words, and tells every problem with its place."""

from sokert.sources.draft import Draft, of, read

__all__ = ["Draft", "of", "read"]
