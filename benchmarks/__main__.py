"""`python -m benchmarks [build|engine|handouts] [OPTION ...]`: every measurement, or one."""

import sys

from benchmarks import build_time, engine_start, handouts

MEASUREMENTS = {"build": build_time.main, "engine": engine_start.main, "handouts": handouts.main}

chosen = [sys.argv.pop(1)] if sys.argv[1:2] and sys.argv[1] in MEASUREMENTS else list(MEASUREMENTS)
for name in chosen:
    MEASUREMENTS[name]()
