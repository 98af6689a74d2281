"""Finished pages in, a published site's data out: what any host needs and none of them gives."""
