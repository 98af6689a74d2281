"""Run by Pyodide's own Python: compresses every file below /work that ends in ".raw".

Here, because zlib is not the same everywhere, and what it gives would be other bytes.
"""

from __future__ import annotations

import gzip
from pathlib import Path

for file in sorted(Path("/work").rglob("*.raw")):
    file.with_suffix("").write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))
    file.unlink()
