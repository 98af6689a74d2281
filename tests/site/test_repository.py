"""What holds for the repository itself: locks, addresses, the documented folder tree."""

from __future__ import annotations

import fnmatch
import json
import os
import re
import tomllib

import pytest

from tests.support.building import repository_files
from tests.support.paths import ROOT

# In parts, so that this file is not the one that names them.
REGISTRY_HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("pypi", "python", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("unpkg", "com"),
        ("jsdelivr", "net"),
        ("cdnjs", "cloudflare", "com"),
        ("deb", "debian", "org"),
        ("ftp", "debian", "org"),
        ("security", "debian", "org"),
        ("codeload", "github", "com"),
        ("githubusercontent", "com"),
        ("nodejs", "org/dist"),
        ("proxy", "golang", "org"),
        ("crates", "io"),
        ("astral", "sh"),
    )
)

LOCKS = (
    "requirements.lock",
    "requirements-browser.lock",
    "requirements-dev.lock",
    "requirements-uv.lock",
)


def pins(lock: str) -> dict[str, str]:
    """Per package (and marker) of a lock its version."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ]+)", text, re.MULTILINE))


def test_no_file_names_a_registrys_host() -> None:
    naming = [
        f"{file.relative_to(ROOT)}: {host}"
        for file in repository_files(ROOT)
        for host in REGISTRY_HOSTS
        if host.encode() in file.read_bytes().lower()
    ]
    assert naming == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash_and_nothing_has_an_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    assert entries
    for entry in entries:
        name, *hashes = (line.strip(" \\") for line in entry.splitlines())
        assert re.fullmatch(r"[a-z0-9.-]+==[\w.+!]+( ; .+)?", name)
        assert hashes
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line) for line in hashes), name


def test_development_lock_holds_the_runtime_lock() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


def test_every_direct_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]

    def names(requirements: list[str]) -> set[str]:
        return {re.split(r"[\[<>=!~; ]", requirement)[0].lower() for requirement in requirements}

    runtime = names(project["project"]["dependencies"]) | names(groups["build"])
    assert runtime <= pins("requirements.lock").keys()
    assert runtime | names(groups["dev"]) <= pins("requirements-dev.lock").keys()
    assert names(groups["uv"]) == pins("requirements-uv.lock").keys()
    assert names(groups["browser"]) <= pins("requirements-browser.lock").keys()


def test_npm_lock_agrees_and_has_no_download_addresses() -> None:
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    for kind in ("dependencies", "devDependencies"):
        assert lock["packages"][""][kind] == wanted[kind]
    # Snapshots rest on what is private to one release.
    assert re.fullmatch(r"[\d.]+", wanted["dependencies"]["pyodide"])
    packages = {path: entry for path, entry in lock["packages"].items() if path}
    assert packages
    assert not [path for path, entry in packages.items() if "resolved" in entry]
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())


def test_ci_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def documented_tree() -> set[str]:
    """The patterns in the folder tree of CONTRIBUTING.md; those of folders end in a slash."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    block = re.search(r"<!-- folder tree -->\n+```text\n(.*?)```", text, re.DOTALL)
    assert block
    tree = set()
    parents: list[str] = []
    for line in block[1].splitlines():
        entry = re.fullmatch(r"((?:  )*)(\S+) +\S.*", line)
        assert entry, f"not a name and what it is for: {line}"
        parents[len(entry[1]) // 2 :] = [entry[2]]
        tree.add("".join(parents))
    return tree


def real_tree() -> set[str]:
    """Two levels of the repository, and three of the package."""
    tree = set()
    for file in repository_files(ROOT):
        path = file.relative_to(ROOT).as_posix()
        depth = 3 if path.startswith("generator/") else 2
        folders = re.findall(r"[^/]+/", path)
        tree |= {"".join(folders[: n + 1]) for n in range(min(depth, len(folders)))}
        if len(folders) < depth:
            tree.add(path)
    return tree


def test_documented_folder_tree_is_the_real_one() -> None:
    documented, real = documented_tree(), real_tree()
    gone = {pattern for pattern in documented if not fnmatch.filter(real, pattern)}
    assert gone == set(), "documented, but not there"
    new = real.difference(*(fnmatch.filter(real, pattern) for pattern in documented))
    assert new == set(), "there, but not documented"
