"""The tree engine: a tree and answers in, what to ask or say next out.

Standard library only, no I/O and no words: the same source runs in checks and tests under CPython
and in the reader's browser under Pyodide. It must not rely on docstrings or `assert`, which the
browser's copy has had removed.
"""
