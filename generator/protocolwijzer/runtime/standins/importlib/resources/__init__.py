"""Stands in for importlib.resources in the snapshot, where there are no files.

importlib.abc imports it for one name, and with it would come pathlib, tempfile, shutil and more.
"""
