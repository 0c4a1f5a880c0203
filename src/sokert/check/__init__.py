"""BESIDE: findings on a report's figures, on its words, and on the form of any Word file."""
