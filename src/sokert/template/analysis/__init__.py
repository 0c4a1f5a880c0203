"""What a template asks its data for, seen from its text alone."""
