"""Protocolwijzer: a school's protocol as a website that answers."""

__version__ = "0.1.0"
