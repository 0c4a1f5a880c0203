"""IN: reads a report's figures and words, and tells every problem with its place."""

from sokert.sources.draft import Access, Draft, of, read
from sokert.sources.plain import plain_data

__all__ = ["Access", "Draft", "of", "plain_data", "read"]
