"""WORD: the only room that knows OOXML; turns blocks and samples into a Word file."""
