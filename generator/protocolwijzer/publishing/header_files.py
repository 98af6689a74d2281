"""What a host has to say with every answer, in the form in which each kind of host reads it.

A site works on a host that says nothing of this. With it, the policy also holds for what is no
page, files are what they are said to be, and what never changes is asked for once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from xml.sax.saxutils import quoteattr

from protocolwijzer.content_policy import written
from protocolwijzer.localization import translations_for
from protocolwijzer.publishing.policy import Policy
from protocolwijzer.runtime.publishing import FOLDER as ENGINE_FOLDER

# What Netlify, Cloudflare Pages and others of their kind read, and what Apache does: both look for
# it at the top of the site.
HEADERS = "_headers"
HTACCESS = ".htaccess"
# Others are told by whoever runs them.
NGINX = "hosting/nginx.conf"
IIS = "hosting/web.config"

# A folder whose name is a hash of what is in it.
ENGINE = f"{ENGINE_FOLDER}/"
YEAR = 365
FOREVER = f"public, max-age={YEAR * 24 * 60 * 60}, immutable"
# Kept, but only used when the host says that it is still the same.
ASK_FIRST = "no-cache"

# Cloudflare Pages leaves out a longer line.
LINE_LIMIT = 2000

# Without these a browser that may not guess ("nosniff") does not run or show a file, and IIS does
# not serve it.
TYPES = {
    ".bin": "application/octet-stream",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".whl": "application/octet-stream",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}

_UNUSED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")


def header_files(policy: Policy, *, base: str, languages: Sequence[str]) -> Mapping[str, bytes]:
    """Every file by its path in the site; all say the same.

    policy: of the site as a whole; base: the path at which a host serves the site, with a slash at
    either end; languages: those that remarks in the files are in.
    """
    headers = _headers(policy)
    remarks = [_remarks(language) for language in languages]
    return {
        HEADERS: _for_netlify(headers, base, remarks).encode(),
        HTACCESS: _for_apache(headers, base, remarks).encode(),
        NGINX: _for_nginx(headers, base, remarks).encode(),
        IIS: _for_iis(headers, remarks).encode(),
    }


def _headers(policy: Policy) -> Mapping[str, str]:
    """What goes with every answer.

    None of it keeps a site from being shown within another page, which trees are made for.
    """
    name, text = "Content-Security-Policy", written(policy)
    if len(f"  {name}: {text}") > LINE_LIMIT:
        # Each school's embeds have a style of their own. It still is the only one that they allow.
        text = written({**policy, "style-src": ["'self'", "'unsafe-inline'"]})
    return {
        name: text,
        "X-Content-Type-Options": "nosniff",
        # Where a link leads need not know what was read here.
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
    }


def _remarks(language: str) -> Sequence[str]:
    gettext = translations_for(language).gettext
    return (
        gettext("What pages of this site may load, and how long browsers keep files."),
        gettext(
            "Do not add X-Frame-Options, Cross-Origin-Embedder-Policy or"
            " Cross-Origin-Resource-Policy: the questions may then not work on other websites."
        ),
        gettext(
            "To let only certain websites show pages of this site in a frame, name them in"
            " mkdocs.yml, under frame_ancestors, and build the site again."
        ),
    )


def _comment(remarks: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines of a comment; the first one says whose the file is, see `folders.is_made_here`."""
    yield "Made by `protocolwijzer build`, which writes it anew."
    for each in remarks:
        yield ""
        for remark in each:
            yield from wrap(remark, 95)


def _hashed(remarks: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"# {line}".rstrip() for line in _comment(remarks))


def _for_netlify(headers: Mapping[str, str], base: str, remarks: Sequence[Sequence[str]]) -> str:
    # Of two rules that say the same header, some of these hosts follow one, others join both. For
    # files that no rule is about, they all say that browsers are to ask first.
    lines = [
        _hashed(remarks),
        "",
        f"{base}*",
        *(f"  {name}: {value}" for name, value in headers.items()),
        "",
        f"{base}{ENGINE}*",
        f"  Cache-Control: {FOREVER}",
    ]
    return "\n".join(lines) + "\n"


def _for_apache(headers: Mapping[str, str], base: str, remarks: Sequence[Sequence[str]]) -> str:
    lines = [
        _hashed(remarks),
        "",
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in headers.items()),
        "  <IfModule mod_setenvif.c>",
        f'    SetEnvIf Request_URI "/{ENGINE}" PROTOCOLWIJZER_ENGINE',
        f'    Header set Cache-Control "{ASK_FIRST}" env=!PROTOCOLWIJZER_ENGINE',
        f'    Header set Cache-Control "{FOREVER}" env=PROTOCOLWIJZER_ENGINE',
        "  </IfModule>",
        "</IfModule>",
        "<IfModule mod_mime.c>",
        *(f"  AddType {kind} {ending}" for ending, kind in TYPES.items()),
        "</IfModule>",
        f"ErrorDocument 404 {base}404.html",
    ]
    return "\n".join(lines) + "\n"


def _for_nginx(headers: Mapping[str, str], base: str, remarks: Sequence[Sequence[str]]) -> str:
    every = [f'add_header {name} "{value}" always;' for name, value in headers.items()]
    rules = [
        *every,
        f'add_header Cache-Control "{ASK_FIRST}" always;',
        f"error_page 404 {base}404.html;",
        "",
        f"location ^~ {base}{ENGINE} {{",
        # A location that adds one header has none of those outside it.
        *(f"  {line}" for line in every),
        f'  add_header Cache-Control "{FOREVER}";',
        "}",
    ]
    if base != "/":
        # The rest of the server is not ours.
        rules = [f"location {base} {{", *(f"  {line}".rstrip() for line in rules), "}"]
    lines = [
        _hashed(remarks),
        "",
        "# server {",
        "#   ...",
        f"#   include /path/to/the/site/{NGINX};",
        "# }",
        "",
        *rules,
    ]
    return "\n".join(lines) + "\n"


def _for_iis(headers: Mapping[str, str], remarks: Sequence[Sequence[str]]) -> str:
    comment = "\n".join(f"  {line}".rstrip() for line in _comment(remarks))
    # It works at the top of a site; there it is the host's own, so the build puts it elsewhere.
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f"<!--\n{comment}\n-->",
        "<configuration>",
        "  <system.webServer>",
        "    <httpProtocol>",
        "      <customHeaders>",
        *(
            f"        <remove name={quoteattr(name)} />"
            f"\n        <add name={quoteattr(name)} value={quoteattr(value)} />"
            for name, value in headers.items()
        ),
        "      </customHeaders>",
        "    </httpProtocol>",
        "    <staticContent>",
        '      <clientCache cacheControlMode="DisableCache" />',
        *(
            f"      <remove fileExtension={quoteattr(ending)} />"
            f"\n      <mimeMap fileExtension={quoteattr(ending)} mimeType={quoteattr(kind)} />"
            for ending, kind in TYPES.items()
        ),
        "    </staticContent>",
        "  </system.webServer>",
        f"  <location path={quoteattr(ENGINE.rstrip('/'))}>",
        "    <system.webServer>",
        "      <staticContent>",
        '        <clientCache cacheControlMode="UseMaxAge"',
        f'          cacheControlMaxAge="{YEAR}.00:00:00" cacheControlCustom="public, immutable" />',
        "      </staticContent>",
        "    </system.webServer>",
        "  </location>",
        "</configuration>",
    ]
    return "\n".join(lines) + "\n"
