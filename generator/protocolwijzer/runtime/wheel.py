"""The engine as a package of its own: its sources, and the wheel that they make.

The same source runs in a terminal, in tests and in the reader's browser.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from protocolwijzer import __version__
from protocolwijzer.runtime.tools import PACKAGE

NAME = "protocolwijzer-engine"


def engine_sources() -> Mapping[str, bytes]:
    """Every module that the browser gets, by its path among modules."""
    files = (PACKAGE / "__init__.py", *sorted((PACKAGE / "engine").glob("*.py")))
    return {file.relative_to(PACKAGE.parent).as_posix(): file.read_bytes() for file in files}


def write_wheel(sources: Mapping[str, bytes], folder: Path) -> None:
    """Write the engine's wheel, as the binary distribution format says.

    sources: as `engine_sources` gives them.
    https://packaging.python.org/en/latest/specifications/binary-distribution-format/
    """
    stem = f"{NAME.replace('-', '_')}-{__version__}"
    about = f"{stem}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {__version__}\n"
    contents = dict(sources) | {
        f"{about}/METADATA": metadata.encode(),
        f"{about}/WHEEL": b"Wheel-Version: 1.0\nGenerator: protocolwijzer\n"
        b"Root-Is-Purelib: true\nTag: py3-none-any\n",
    }
    # Without hashes: they would be those of the sources, and pyodide-build replaces these.
    record = "".join(f"{name},,\n" for name in (*contents, f"{about}/RECORD"))
    path = folder / f"{stem}-py3-none-any.whl"
    with ZipFile(path, "w") as archive:
        for name, content in (*contents.items(), (f"{about}/RECORD", record.encode())):
            archive.writestr(ZipInfo(name), content)
