"""`python -m benchmarks [build|engine] [OPTION ...]`: every measurement, or the one named."""

import sys

from benchmarks import build_time, engine_start

MEASUREMENTS = {"build": build_time.main, "engine": engine_start.main}

chosen = [sys.argv.pop(1)] if sys.argv[1:2] and sys.argv[1] in MEASUREMENTS else list(MEASUREMENTS)
for name in chosen:
    MEASUREMENTS[name]()
