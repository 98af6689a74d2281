"""Where things are."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROTOCOLS = ROOT / "docs" / "protocols"
NODE_MODULES = ROOT / "node_modules"
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))

# The adopted texts are not ours to publish; they lie beside the checkout.
TEXTS = Path(os.environ.get("PROTOCOL_TEXTS") or ROOT.parent / "shared" / "protocols")
IN_CI = os.environ.get("CI") == "true"
