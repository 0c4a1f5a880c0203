"""The rooms of sokert."""
