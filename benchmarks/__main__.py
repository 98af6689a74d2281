"""`python -m benchmarks [build|embeds|engine|handouts] [OPTION ...]`: every measurement, or one."""

import sys

from benchmarks import build_time, embeds, engine_start, handouts

MEASUREMENTS = {
    "build": build_time.main,
    "embeds": embeds.main,
    "engine": engine_start.main,
    "handouts": handouts.main,
}

chosen = [sys.argv.pop(1)] if sys.argv[1:2] and sys.argv[1] in MEASUREMENTS else list(MEASUREMENTS)
for name in chosen:
    MEASUREMENTS[name]()
