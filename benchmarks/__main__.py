"""`python -m benchmarks [NAME] [OPTION ...]`: every measurement, or the one of that name."""

import sys

from benchmarks import build_time, embeds, engine_start, handouts, proposals

MEASUREMENTS = {
    "build": build_time.main,
    "embeds": embeds.main,
    "engine": engine_start.main,
    "handouts": handouts.main,
    "proposals": proposals.main,
}

chosen = [sys.argv.pop(1)] if sys.argv[1:2] and sys.argv[1] in MEASUREMENTS else list(MEASUREMENTS)
for name in chosen:
    MEASUREMENTS[name]()
