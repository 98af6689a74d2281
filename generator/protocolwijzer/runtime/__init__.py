"""Python for the reader's browser: Pyodide with the engine inside, made to start fast.

What is made: a folder of files, named after its contents. A memory snapshot of a Python that has
the engine loaded is the fast way to start; the stock way, from a compiled standard library and a
wheel, is there for when the snapshot is missing, damaged or refused. Everything in it is compiled
by Pyodide's own Python, so that the version that builds the site leaves no mark.
"""
