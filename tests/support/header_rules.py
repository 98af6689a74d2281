"""What a `_headers` file makes a host send, read as Netlify and Cloudflare Pages do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path


class HeaderRules:
    """The rules of one file: a path begins in the first column, its headers below it do not."""

    def __init__(self, file: Path) -> None:
        self._rules: list[tuple[re.Pattern[str], dict[str, str]]] = []
        for line in file.read_text(encoding="utf-8").splitlines():
            assert len(line) <= 2000, "Cloudflare Pages leaves out a longer line"
            if not line.strip() or line.startswith("#"):
                continue
            if line.startswith("/"):
                splat = ".*".join(map(re.escape, line.strip().split("*")))
                self._rules.append((re.compile(splat), {}))
            else:
                name, colon, value = line.strip().partition(":")
                assert colon, line
                self._rules[-1][1][name] = value.strip()
        assert len(self._rules) <= 100, "Cloudflare Pages reads no more"

    def of(self, path: str) -> Mapping[str, str]:
        """What is sent with an address; what several rules say goes into one header."""
        sent: dict[str, str] = {}
        for pattern, headers in self._rules:
            if pattern.fullmatch(path):
                for name, value in headers.items():
                    sent[name] = f"{sent[name]}, {value}" if name in sent else value
        return sent
