"""The folders of a new school: an example to write over, or a draft of its own text."""
