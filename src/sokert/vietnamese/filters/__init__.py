"""The filters of templates: thin, they find the report around a tag and hand over to pure functions."""
