"""Measurements: not part of the package, and no test asserts on their figures."""
