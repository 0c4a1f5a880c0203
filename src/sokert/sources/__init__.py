"""IN: reads a report's figures and words, and tells every problem with its place."""

from sokert.sources.access import Access
from sokert.sources.draft import Draft, in_memory, read
from sokert.sources.plain import plain_data
from sokert.sources.unchanged import still_unchanged, unchanged_in

__all__ = ["Access", "Draft", "in_memory", "plain_data", "read", "still_unchanged", "unchanged_in"]
