"""Handouts: a site's pages as PDF, to be printed.

contents.py and poster.py say what a sheet shows, typesetting.py makes a PDF of it with the
templates in typst/, making.py makes all that a site has.
"""
