"""Settings files: YAML with places, its schema, and what is wrong with it in plain words."""
