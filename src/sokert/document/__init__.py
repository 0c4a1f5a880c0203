"""What passes between filling and writing: blocks, and values that bring form of their own."""
