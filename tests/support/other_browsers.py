"""Firefox and WebKit as Debian has them, driven by Selenium.

Each starts with a profile of its own, which goes when it does, and calls no one but this machine.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.firefox.options import Options as FirefoxOptions
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options as WebKitOptions
from selenium.webdriver.webkitgtk.service import Service as WebKitService

from tests.support.programs import program
from tests.support.watching import PATIENCE

# For what a page does, and for a browser to start, both on a busy machine.
_SECONDS = PATIENCE / 1000
_SECONDS_TO_START = 60

Found = TypeVar("Found")


@dataclass
class Visitor:
    """A reader in such a browser. complaints: what its console says, where it lets that be read."""

    driver: WebDriver
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Open a page, and wait until it is loaded."""
        self.driver.get(address)

    def enter_frame(self) -> None:
        """Be in the page's only frame from now on, until a page is opened."""
        self.driver.switch_to.frame(self.see("iframe"))

    def until(self, condition: Callable[[WebDriver], Found]) -> Found:
        """Wait until this gives something true, and give that back."""
        return WebDriverWait(self.driver, _SECONDS).until(condition)

    def see(self, selector: str) -> WebElement:
        """Wait until something of this kind is to be seen; the first one."""
        return self.until(lambda _: self.seen(selector))[0]

    def seen(self, selector: str) -> list[WebElement]:
        """All of this kind that are to be seen now."""
        found = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return [element for element in found if element.is_displayed()]

    def ask(self, script: str) -> Any:  # noqa: ANN401 # JSON
        """What the body of a function returns there; it may wait."""
        outcome = self.driver.execute_async_script(
            f"""const done = arguments[0];
            (async () => {{ {script} }})().then(
              (value) => done({{ value }}), (error) => done({{ error: String(error) }})
            );"""
        )
        assert "error" not in outcome, outcome["error"]
        return outcome.get("value")

    def heard(self, entry: Any) -> None:  # noqa: ANN401 # Selenium gives its types no types
        """Keep what the console says, when it is a complaint."""
        if entry.level in {"error", "warn"}:
            self.complaints.append(f"{entry.text} {entry.source}")


# --- Firefox --------------------------------------------------------------------------------------

# Beside what Firefox itself sets when it is driven, which keeps all its services from calling out.
_PREFERENCES = {
    # Any free port, which it writes into the profile.
    "marionette.port": 0,
    # Whatever would call out all the same gets no further than a port where no one is.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "ui.prefersReducedMotion": 1,
}


class _Marionette(RemoteConnection):
    """What is WebDriver inside Firefox, at the other end of a socket.

    Elsewhere geckodriver translates between it and WebDriver over HTTP, but Debian has none.
    Commands and their parameters are the same; a message is its length, a colon, and JSON:
    [0, number, command, parameters] there, [1, number, error, result] back.
    https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
    """

    _COMMANDS: Mapping[str, str] = {
        Command.NEW_SESSION: "NewSession",
        Command.QUIT: "DeleteSession",
        Command.GET: "Navigate",
        Command.GET_CURRENT_URL: "GetCurrentURL",
        Command.GET_TITLE: "GetTitle",
        Command.FIND_ELEMENTS: "FindElements",
        Command.CLICK_ELEMENT: "ElementClick",
        Command.SEND_KEYS_TO_ELEMENT: "ElementSendKeys",
        Command.GET_ELEMENT_TEXT: "GetElementText",
        Command.GET_ELEMENT_RECT: "GetElementRect",
        Command.IS_ELEMENT_SELECTED: "IsElementSelected",
        Command.W3C_EXECUTE_SCRIPT: "ExecuteScript",
        Command.W3C_EXECUTE_SCRIPT_ASYNC: "ExecuteAsyncScript",
        Command.SWITCH_TO_FRAME: "SwitchToFrame",
        Command.SET_WINDOW_RECT: "SetWindowRect",
        Command.GET_WINDOW_RECT: "GetWindowRect",
        Command.SCREENSHOT: "TakeScreenshot",
    }

    def __init__(self, port: int) -> None:
        # The address is for WebDriver over HTTP, which is not used.
        super().__init__(client_config=ClientConfig(f"http://127.0.0.1:{port}"))
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._answers = self._socket.makefile("rb")
        self._number = 0
        self._read()  # its greeting

    def _read(self) -> Any:  # noqa: ANN401 # JSON
        length = b""
        while (character := self._answers.read(1)) not in {b":", b""}:
            length += character
        return json.loads(self._answers.read(int(length)))

    def execute(self, command: str, params: dict[str, Any]) -> dict[str, Any]:
        """Pass a command on, and give the answer as WebDriver over HTTP has it."""
        params = {name: value for name, value in params.items() if name != "sessionId"}
        if command == Command.NEW_SESSION:
            params = params["capabilities"]["alwaysMatch"]
        elif command == Command.SWITCH_TO_FRAME and isinstance(params["id"], dict):
            (params,) = ({"element": element} for element in params["id"].values())
        self._number += 1
        message = json.dumps([0, self._number, f"WebDriver:{self._COMMANDS[command]}", params])
        self._socket.sendall(f"{len(message)}:{message}".encode())
        _, _, error, result = self._read()
        if error:
            return {"status": 500, "value": json.dumps({"value": error})}
        return result if isinstance(result, dict) and "value" in result else {"value": result}

    def close(self) -> None:
        """Let go of the socket."""
        self._answers.close()
        self._socket.close()


@contextmanager
def firefox() -> Iterator[Visitor]:
    """A Firefox without a window."""
    path = program("firefox-esr", package="firefox-esr")
    with TemporaryDirectory() as profile:
        lines = [f"user_pref({json.dumps([*each])[1:-1]});\n" for each in _PREFERENCES.items()]
        Path(profile, "user.js").write_text("".join(lines), encoding="utf-8")
        environment = {
            **_environment(profile),
            # Its tests' own switch: experiments are not asked for, and calling out is a crash.
            "MOZ_DISABLE_NONLOCAL_CONNECTIONS": "1",
        }
        command = [path, "--headless", "--no-remote", "--profile", profile,
                   "--marionette", "--remote-debugging-port", "0"]  # fmt: skip
        with _running(command, environment) as process:
            port = _written(Path(profile, "MarionetteActivePort"), process)
            options = FirefoxOptions()
            options.enable_bidi = True  # for its console
            with WebDriver(command_executor=_Marionette(int(port)), options=options) as driver:
                visitor = Visitor(driver)
                driver.script.add_console_message_handler(visitor.heard)
                driver.script.add_javascript_error_handler(visitor.heard)
                yield visitor


# --- WebKit ---------------------------------------------------------------------------------------


@contextmanager
def webkit() -> Iterator[Visitor]:
    """WebKitGTK in its own little browser, on a screen that no one sees.

    Driven it is always in private browsing, where it keeps its console to itself.
    """
    path = program("WebKitWebDriver", package="webkit2gtk-driver")
    screen = program("Xvfb", package="xvfb")
    with TemporaryDirectory() as home:
        readable, writable = os.pipe()
        command = [screen, "-displayfd", str(writable), "-screen", "0", "1280x1024x24",
                   "-nolisten", "tcp"]  # fmt: skip
        with (
            os.fdopen(readable, encoding="ascii") as display,
            _running(command, _environment(home), pass_fds=[writable]),
        ):
            os.close(writable)
            environment = {**_environment(home), "DISPLAY": f":{display.readline().strip()}"}
            service = WebKitService(executable_path=path, env=environment)
            with webdriver.WebKitGTK(options=WebKitOptions(), service=service) as driver:
                driver.maximize_window()
                yield Visitor(driver)


# --- both -----------------------------------------------------------------------------------------


def _environment(home: str) -> dict[str, str]:
    """Nothing of the one who runs the tests: no settings, no proxy, no screen."""
    return {"PATH": os.environ.get("PATH", os.defpath), "HOME": home, "LANG": "C.UTF-8"}


@contextmanager
def _running(
    command: list[str], environment: Mapping[str, str], pass_fds: list[int] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A program that runs meanwhile."""
    with subprocess.Popen(
        command,
        env=environment,
        pass_fds=pass_fds or [],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


def _written(file: Path, process: subprocess.Popen[bytes]) -> str:
    """Wait until a program has written this file."""
    end = time.monotonic() + _SECONDS_TO_START
    while not (file.is_file() and (text := file.read_text(encoding="utf-8"))):
        assert process.poll() is None, f"{process.args!r} has ended by itself"
        assert time.monotonic() < end, f"{process.args!r} does not start"
        time.sleep(0.05)
    return text
