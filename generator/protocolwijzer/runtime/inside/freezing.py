"""Run by Pyodide's own Python: loads all that the engine needs, and leaves little else behind.

What is not imported here cannot be imported in the browser: there is no standard library there.
"""

from __future__ import annotations

import functools
import gc
import json
import linecache
import re
import sys
import typing
import zipimport
from typing import Any

from protocolwijzer.engine import browser

_PHOTO: dict[str, Any] = {
    "id": "warm-up",
    "start": "what",
    "questions": [
        {
            "id": "what",
            "many": False,
            "options": [
                {"id": "photo", "advice": [], "exclusive": False},
                {"id": "text", "advice": ["think"], "exclusive": False},
            ],
            "arms": [{"when": None, "go": "who"}],
            "clauses": ["a.1"],
        },
        {
            "id": "who",
            "many": True,
            "options": [
                {"id": "child", "advice": [], "exclusive": False},
                {"id": "teacher", "advice": [], "exclusive": False},
                {"id": "nobody", "advice": [], "exclusive": True},
            ],
            "arms": [
                {"when": ["both", [["is", "what", "photo"], ["has", "who", "child"]]], "go": "ask"},
                {"when": ["not", ["any", "who", ["child", "teacher"]]], "go": "fine"},
                {"when": ["all", "who", ["child", "teacher"]], "go": "ask"},
                {"when": ["only", "who", ["teacher"]], "go": "fine"},
                {"when": ["answered", "what"], "go": "ask"},
                {"when": None, "go": "fine"},
            ],
            "clauses": [],
        },
    ],
    "outcomes": [
        {
            "id": name,
            "verdict": verdict,
            "clauses": ["a.1"],
            "judgement": False,
            "exception": False,
        }
        for name, verdict in (("ask", "ask"), ("fine", "yes"))
    ],
    "advice": [{"id": "think", "verdict": "know", "clauses": []}],
}
_REQUESTS: list[dict[str, Any]] = [
    {"op": "load", "tree": _PHOTO},
    {"op": "open", "tree": "warm-up", "fragment": ""},
    {"op": "open", "tree": "warm-up", "fragment": "what=text&who=child,teacher"},
    {"op": "open", "tree": "warm-up", "fragment": "what=sound"},
    {"op": "view", "tree": "warm-up", "answers": [["what", ["photo"]], ["who", ["child"]]]},
    {"op": "walks", "tree": "warm-up"},
]


def warm_up() -> None:
    """Let the engine do what it can, often enough for Python to adapt to it, then forget it."""
    for _ in range(10):
        for request in _REQUESTS:
            reply = json.loads(browser.respond(json.dumps(request)))
            if not reply["ok"]:
                raise RuntimeError(reply["error"])
    browser._trees.clear()  # noqa: SLF001 # a reader's browser starts without trees


def forget() -> None:
    """Empty every cache: what is in them costs bytes and is found again where it is needed."""
    for importer in sys.path_importer_cache.values():
        if isinstance(importer, zipimport.zipimporter):
            importer._get_files().clear()  # type: ignore[attr-defined] # noqa: SLF001 # of every module in the zip
    zipimport._zip_directory_cache.clear()  # type: ignore[attr-defined] # noqa: SLF001
    sys.path_importer_cache.clear()
    linecache.clearcache()
    re.purge()
    for cleanup in typing._cleanups:  # type: ignore[attr-defined] # noqa: SLF001
        cleanup()
    gc.collect()
    for found in gc.get_objects():
        if isinstance(found, functools._lru_cache_wrapper):  # noqa: SLF001
            found.cache_clear()
    sys._clear_internal_caches()  # type: ignore[attr-defined] # noqa: SLF001
    gc.collect()


warm_up()
forget()
