"""Real web servers on loopback, as processes of ours that read the header files of a site.

Both are run on a copy of it, in a folder that others may look into: as root, Apache becomes someone
who may do nothing else. No service is set up or started.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tests.support.paths import ROOT
from tests.support.programs import program

APACHE_MODULES = Path("/usr/lib/apache2/modules")
# Debian's package, unpacked: installed, it would start a server.
UNPACKED_NGINX = ROOT / ".tools" / "nginx" / "usr" / "sbin" / "nginx"

# Long enough for any machine that works at all; a test that passes does not wait for it.
PATIENCE = 60.0

# No more than a host has that knows nothing of us.
APACHE_CONFIGURATION = """\
ServerRoot "{folder}"
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
User #65534
Group #65534
PidFile "{folder}/pid"
ErrorLog "{folder}/log"
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule dir_module {modules}/mod_dir.so
LoadModule headers_module {modules}/mod_headers.so
LoadModule mime_module {modules}/mod_mime.so
LoadModule setenvif_module {modules}/mod_setenvif.so
TypesConfig /dev/null
AddType text/html .html
DirectoryIndex index.html
DocumentRoot "{root}"
<Directory "{root}">
  AllowOverride All
  Require all granted
</Directory>
"""

NGINX_CONFIGURATION = """\
daemon off;
user root;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/log;
events {{}}
http {{
  types {{
    text/html html;
    text/css css;
    application/javascript js;
    application/json json;
    font/woff2 woff2;
    application/pdf pdf;
  }}
  default_type application/octet-stream;
  access_log off;
  client_body_temp_path {folder}/body;
  fastcgi_temp_path {folder}/fastcgi;
  proxy_temp_path {folder}/proxy;
  scgi_temp_path {folder}/scgi;
  uwsgi_temp_path {folder}/uwsgi;
  server {{
    listen 127.0.0.1:{port};
    root {root};
    include {root}/hosting/nginx.conf;
  }}
}}
"""


@contextmanager
def apache(site: Path) -> Iterator[str]:
    """Serve a site by Apache, which reads its .htaccess; gives the address, ending in a slash."""
    command = [
        program("apache2", package="apache2-bin"),
        "-X",
        "-d",
        "{folder}",
        "-f",
        "{folder}/configuration",
    ]
    with _running(site, command, APACHE_CONFIGURATION) as address:
        yield address


@contextmanager
def nginx(site: Path) -> Iterator[str]:
    """Serve a site by nginx, which includes its hosting/nginx.conf; gives the address."""
    name = str(UNPACKED_NGINX) if UNPACKED_NGINX.is_file() else "nginx"
    command = [
        program(name, package="nginx"),
        "-p",
        "{folder}",
        "-e",
        "{folder}/log",
        "-c",
        "{folder}/configuration",
    ]
    with _running(site, command, NGINX_CONFIGURATION) as address:
        yield address


@contextmanager
def _running(site: Path, command: Sequence[str], configuration: str) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        root = shutil.copytree(site, folder / "site")
        with closing(socket.create_server(("127.0.0.1", 0))) as free:
            port: int = free.getsockname()[1]
        places = {"folder": folder, "root": root, "port": port, "modules": APACHE_MODULES}
        (folder / "configuration").write_text(configuration.format(**places), encoding="utf-8")
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen([part.format(**places) for part in command], stderr=log)
        try:
            _wait(process, port, folder / "log")
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Until someone listens."""
    deadline = time.monotonic() + PATIENCE
    while True:
        said = log.read_text(encoding="utf-8")
        assert process.poll() is None, said
        assert time.monotonic() < deadline, said
        with suppress(ConnectionError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)
