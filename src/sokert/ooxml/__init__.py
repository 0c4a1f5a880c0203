"""The floor of OOXML: package, parts, relationships, order, units; no other room knows its own rules."""
