"""The MkDocs plugin: a thin adapter that hands finished pages to the host.

The only module that imports mkdocs. properdocs, which continues mkdocs 1.x, runs it unchanged.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from gettext import NullTranslations
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from jinja2 import Environment, Template, TemplateError
from markupsafe import escape
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url, write_file
from mkdocs.utils.templates import TemplateContext

from protocolwijzer.diagnostics import Code, Diagnostics, Severity, suggestion
from protocolwijzer.handouts.making import make_handouts
from protocolwijzer.localization import translations_for
from protocolwijzer.model import Place, Site
from protocolwijzer.publishing import themes
from protocolwijzer.publishing.archive import SITE, archive, is_archive, plain_name
from protocolwijzer.publishing.folders import is_made_here, is_replaceable, replacing
from protocolwijzer.publishing.header_files import HEADERS, HTACCESS, IIS, NGINX
from protocolwijzer.publishing.host import (
    Heard,
    finding,
    listening,
    place_of,
    talking,
    yaml_findings,
)
from protocolwijzer.publishing.materialize import SIGN, Document, materialized, write
from protocolwijzer.publishing.navigation import Published
from protocolwijzer.publishing.policy import ORIGIN
from protocolwijzer.publishing.protection import Protection
from protocolwijzer.publishing.publication import Publication
from protocolwijzer.publishing.refused import refused
from protocolwijzer.rendering.addresses import Addresses, relative
from protocolwijzer.rendering.assets import SCRIPTS, STYLESHEETS
from protocolwijzer.rendering.page import Handout, Heading, Page, PageName
from protocolwijzer.rendering.pages import render
from protocolwijzer.rendering.start_page import Entrance, file_name, start_page
from protocolwijzer.runtime.publishing import PublishedRuntime, published_runtime
from protocolwijzer.schools import adopted_files, load_site
from protocolwijzer.settings.files import display
from protocolwijzer.whole_files import write_whole_bytes

NAME = "protocolwijzer"
SEARCH = "material/search"
ERROR_PAGE = "404.html"
SITEMAP = "sitemap.xml"
LANGUAGE_MENU = "partials/alternate.html"
DEFAULT_TREES = "decision_trees"

_HANDOUTS_SIGN = (
    "Made by `protocolwijzer handouts`, which replaces this whole folder when it runs again.\n"
)

# Called with the number of steps done, the number of all steps (0: not known) and what is being
# done.
ReportProgress: TypeAlias = Callable[[int, int, str], None]

log = logging.getLogger(f"mkdocs.plugins.{NAME}")


@dataclass(frozen=True, slots=True)
class _Run:
    """What a caller of `build` or `serve` asks for beyond mkdocs.yml."""

    adopted: Mapping[str, Path] = field(default_factory=dict)
    offline: bool = False
    progress: ReportProgress | None = None


# MkDocs makes the plugin itself, anew for every rebuild, so this is how the plugin is told.
_RUN: ContextVar[_Run | None] = ContextVar("run", default=None)


class Settings(Config):  # type: ignore[no-untyped-call] # mkdocs' own hook is untyped
    """The plugin's options in mkdocs.yml; paths are relative to that file."""

    protocols = config_options.Type(str, default="docs/protocols")
    """The folder with a folder per school."""

    trees = config_options.Type(str, default=DEFAULT_TREES)
    """The folder with decision trees, a folder per school; need not be there."""

    adopted = config_options.Type(dict, default={})
    """The adopted text of a school, by its id; wins over what its school.yml names."""

    offline = config_options.Type(bool, default=False)
    """Whether the site must work when it is opened from a folder, without a server."""

    handouts = config_options.Type(bool, default=True)
    """Whether pages come with a PDF to print."""

    frame_ancestors = config_options.ListOfItems(config_options.Type(str), default=[])
    """The only sites that may show this one in a frame, as origins; all may when there are none."""

    site_names = config_options.Type(dict, default={})
    """The name of the site by language, where it is not the same in all of them."""


class ProtocolwijzerPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call] # as above
    """Reads the protocols, renders them, and publishes the pages in every language."""

    def __init__(self) -> None:
        super().__init__()
        self.diagnostics = Diagnostics()
        self.pages = 0
        self._run = _RUN.get() or _Run()
        self._offline = False
        self._site_name = ""
        self._runtime_files: Mapping[str, bytes] = {}
        self._translations = NullTranslations()
        self._stemmers: frozenset[str] = frozenset()
        self._navigations: dict[tuple[str | None, str], Navigation] = {}
        self._html: dict[str, str] = {}
        self._protection: Protection | None = None
        self._handwritten_headers: frozenset[str] = frozenset()
        self._error_template: Template | None = None
        self._error_context: TemplateContext | None = None

    # --- before anything is written -------------------------------------------------------------

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Refuse unknown options, which MkDocs only warns about, and what would break a policy."""
        errors, warnings = super().load_config(options, config_file_path)
        known = [key for key, _ in self.config_scheme]
        unknown = [key for key in options if key not in known]
        for key in unknown:
            place = place_of(Path(config_file_path or "mkdocs.yml"), "plugins", NAME, key)
            message = f'{place}: There is no option "{key}". {suggestion(key, known)}'
            errors.append((key, ValidationError(message)))
        if not errors:
            errors += self._wrong_origins(config_file_path)
        return errors, [warning for warning in warnings if warning[0] not in unknown]

    def _wrong_origins(self, config_file_path: str | None) -> Iterator[tuple[str, ValidationError]]:
        key = "frame_ancestors"
        place = place_of(Path(config_file_path or "mkdocs.yml"), "plugins", NAME, key)
        for origin in self.config.frame_ancestors:
            if not ORIGIN.fullmatch(origin):
                message = (
                    f'{place}: "{origin}" is not the address of a website. '
                    "Write it like https://www.school.example or https://*.school.example."
                )
                yield key, ValidationError(message)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and render everything, so that what is wrong stops the build before it cleans."""
        self._site_name = config.site_name
        self._offline = self.config.offline or self._run.offline
        # Paper refers to the site on the web, also where this is a copy in a folder.
        site_url, directory_urls = config.site_url or "", config.use_directory_urls
        if self._offline:
            _prepare_for_folders(config)
        self._check_settings(config)
        self._progress(0, 0, "Reading the protocols")
        site = self._read(config)
        handouts: Mapping[PageName, Handout] = {}
        if self.config.handouts:
            addresses = Addresses(site, directory_urls)
            handouts = self._make_handouts(site, config, site_url, addresses)
        runtime = self._browser_runtime(site, config)
        self._progress(0, 0, "Rendering the pages")
        custom = _custom_dir(config)
        rendered = render(
            site,
            directory_urls=config.use_directory_urls,
            overrides=custom,
            runtime=runtime.folder if runtime else None,
            handouts=handouts,
            site_url=f"{site_url.rstrip('/')}/" if site_url else "",
            embeddable=not self._offline,
        )
        self._runtime_files = runtime.files if runtime else {}
        self.publication = Publication(site, rendered)
        # Before those in mkdocs.yml, which may say otherwise.
        config.extra_css[:0] = STYLESHEETS
        config.extra_javascript[:0] = SCRIPTS
        # Where the language menu is ours, this shows it; as a list it would also make the theme's
        # script look for sitemaps of other sites.
        if custom and (custom / LANGUAGE_MENU).is_file():
            config.extra["alternate"] = len(site.languages) > 1
        # No page needs a style of its own, so that none is allowed.
        config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
        # One choice of light or dark for all pages; by default it would be one a folder.
        config.extra.setdefault("scope", "/")
        # Ours says which pages are each other's translations.
        config.theme.static_templates.discard(SITEMAP)
        self._speak(site.languages[0], config)
        return config

    def _check_settings(self, config: MkDocsConfig) -> None:
        known = [key for key, _ in MkDocsConfig._schema]  # noqa: SLF001 # there is no other way
        for key in config:
            if key not in known:
                self.diagnostics.report(
                    Code.UNKNOWN_KEY,
                    place_of(Path(config.config_file_path), key),
                    f'MkDocs has no setting "{key}".',
                    suggestion(key, known),
                )

    def _read(self, config: MkDocsConfig) -> Site:
        """The site that all files together make. Raises PluginError when something is wrong."""
        texts = os.environ.get("PROTOCOL_TEXTS")
        adopted = {
            **{school: _root(config) / str(file) for school, file in self.config.adopted.items()},
            **(adopted_files(Path(texts)) if texts else {}),
            **self._run.adopted,
        }
        trees = self._trees(config)
        if not trees.is_dir() and self.config.trees != DEFAULT_TREES:
            self.diagnostics.report(
                Code.MISSING_FILE,
                place_of(Path(config.config_file_path), "plugins", NAME, "trees"),
                f"There is no folder {self.config.trees}.",
                "Name the folder with decision trees, or leave this setting out.",
            )
        site = load_site(
            self._protocols(config),
            trees=trees if trees.is_dir() else None,
            adopted=adopted,
            diagnostics=self.diagnostics,
        )
        if site is None or self.diagnostics.fails(strict=config.strict):
            raise _FindingsError(self.diagnostics)
        _log_findings(self.diagnostics)
        return site

    def _protocols(self, config: MkDocsConfig) -> Path:
        return _root(config) / self.config.protocols

    def _trees(self, config: MkDocsConfig) -> Path:
        return _root(config) / self.config.trees

    def handouts(self, config: MkDocsConfig) -> Mapping[str, bytes]:
        """Every handout by its path in the site; nothing else is rendered."""
        self._check_settings(config)
        self._progress(0, 0, "Reading the protocols")
        site = self._read(config)
        made = self._make_handouts(
            site, config, config.site_url or "", Addresses(site, config.use_directory_urls)
        )
        return {handout.path: handout.content for handout in made.values()}

    def _make_handouts(
        self, site: Site, config: MkDocsConfig, site_url: str, addresses: Addresses
    ) -> Mapping[PageName, Handout]:
        """The PDF of every page that has one. Raises PluginError where one cannot be made."""
        found = Diagnostics()
        if not site_url:
            found.report(
                Code.NO_SITE_ADDRESS,
                place_of(Path(config.config_file_path), "site_url"),
                "Handouts have no QR codes, because it is not known where the site will be.",
                "Build it with its address: SITE_URL=https://www.school.example/ make site",
            )
        handouts = make_handouts(
            site,
            addresses,
            site_url=f"{site_url.rstrip('/')}/" if site_url else "",
            diagnostics=found,
            report=lambda done, total: self._progress(done, total, "Making the handouts"),
            kept=_root(config) / ".cache" / "handouts",
        )
        self.diagnostics.extend(found)
        if found.fails(strict=config.strict):
            raise _FindingsError(self.diagnostics)
        _log_findings(found)
        return handouts

    def _browser_runtime(self, site: Site, config: MkDocsConfig) -> PublishedRuntime | None:
        """What trees run on in browsers."""
        if not any(school.trees for school in site.schools):
            return None
        self._progress(0, 0, "Making the engine ready for browsers")
        place = place_of(Path(config.config_file_path), "plugins", NAME)
        found = Diagnostics()
        runtime = published_runtime(_root(config), place, found, pack_alone=self._offline)
        _log_findings(found)
        self.diagnostics.extend(found)
        return runtime

    # --- files ----------------------------------------------------------------------------------

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and all they need; take the protocols' own files out."""
        for file in list(files):
            if self._is_unwanted(file, config):
                files.remove(file)
        for page in self.publication.rendered.pages:
            # A hand-written page at the same address takes the place of ours.
            if files.get_file_from_path(page.source) is None:
                files.append(_file_of(page, config))
        contents = {**self.publication.rendered.files, **self._runtime_files}
        if self._offline:
            contents |= themes.shim()
        for file in files:
            if themes.SEARCH_WORKER.fullmatch(file.src_uri):
                contents[file.src_uri] = themes.stemming_worker(file.content_string).encode()
        for path, content in contents.items():
            there = files.get_file_from_path(path)
            if there is not None:
                files.remove(there)
            files.append(File.generated(config, path, content=content))
        self._stemmers = themes.stemmers(file.src_uri for file in files)
        self._handwritten_headers = frozenset(_published_headers(files))
        return files

    def _is_unwanted(self, file: File, config: MkDocsConfig) -> bool:
        # MkDocs' own sitemap template is a file like any other once it is no static template.
        if file.src_uri == SITEMAP and file.src_dir != config.docs_dir:
            return True
        source = file.abs_src_path
        return source is not None and any(
            Path(source).is_relative_to(folder)
            for folder in (self._protocols(config), self._trees(config))
        )

    def on_page_content(
        self, html: str, /, *, page: HostPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Take down what a hand-written page says, for the search index, and look it through."""
        del files
        if not isinstance(page, _RenderedPage):
            self._html[page.file.src_uri] = html
            if self._is_protected(config):
                self._report_refused(html, page.file)
        return html

    def _is_protected(self, config: MkDocsConfig) -> bool:
        return not self._offline and not _is_preview(config)

    def _report_refused(self, html: str, file: File) -> None:
        found = Diagnostics()
        text = file.content_string
        for each in refused(html):
            before = text.partition(each.tag)[0] if each.tag in text else ""
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            found.report(
                Code.REFUSED_CONTENT,
                Place(display(Path(file.abs_src_path or file.src_uri)), line, column),
                f"Browsers will refuse {each.what} here: {each.tag}",
                "Put scripts and styles into files that mkdocs.yml names (extra_javascript,"
                " extra_css), pictures and films beside the page, and link to all else.",
            )
        _log_findings(found)
        self.diagnostics.extend(found)

    # --- templates ------------------------------------------------------------------------------

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Teach templates the languages; all pages have been read by now."""
        for file in files.documentation_pages():
            if file.page is not None and file.src_uri in self._html:
                self._add(file.page, self._html[file.src_uri])
        env.add_extension("jinja2.ext.i18n")
        spoken = {
            name: self._spoken(name) for name in ("gettext", "ngettext", "pgettext", "npgettext")
        }
        env.install_gettext_callables(**spoken, newstyle=True)  # type: ignore[attr-defined] # added by the extension
        env.loader = themes.with_languages(env, self.publication.site.languages)
        # For what is said in more than one language, on the error page.
        env.globals["gettext_in"] = lambda language, text: translations_for(language).gettext(text)
        env.autoescape = themes.escaping_below(_custom_dir(config))
        if self._is_protected(config):
            base = urlsplit(config.site_url or "/").path
            self._protection = Protection(Path(config.site_dir), base)
        return env

    def _spoken(self, function: str) -> Callable[..., str]:
        """A gettext function in whatever language is spoken when it is called."""

        def speak(*arguments: str | int) -> str:
            said: str = getattr(self._translations, function)(*arguments)
            return said

        return speak

    def _add(self, page: HostPage, html: str) -> Published:
        return self.publication.add(
            page.file.src_uri, url=page.url, title=str(page.title), meta=page.meta, html=html
        )

    def on_page_context(
        self, context: TemplateContext, /, *, page: HostPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give a page its language, its navigation and what templates know as `pw`."""
        del nav
        shown = self.publication.pages[page.file.src_uri]
        self._speak(shown.language, config)
        # The theme's script looks for the search index below this.
        search_folder = self.publication.search_folder(shown)
        context["base_url"] = get_relative_url(search_folder or ".", page.url)
        self._add_context(context, shown, lambda url: relative(page.url, url))
        return context

    def on_pre_template(
        self, template: Template, /, *, template_name: str, config: MkDocsConfig
    ) -> Template:
        """Keep the error page's template: it is used once a language."""
        del config
        if template_name == ERROR_PAGE:
            self._error_template = template
        return template

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the error page what other pages have."""
        if template_name == ERROR_PAGE:
            self._error_context = context.copy()
            self._add_error_context(context, self.publication.site.languages[0], config)
        return context

    def _add_error_context(
        self, context: TemplateContext, language: str, config: MkDocsConfig
    ) -> None:
        """An error page is shown at any address, so its links begin at the server's root."""
        self._speak(language, config)
        url = self.publication.folder(language) + ERROR_PAGE
        shown = Published(key=ERROR_PAGE, language=language, url=url, title=ERROR_PAGE)
        root = context["base_url"]
        self._add_context(context, shown, lambda url: root + url)

    def _add_context(
        self, context: TemplateContext, shown: Published, link: Callable[[str], str]
    ) -> None:
        known = self.publication.site_map.context(shown, link)
        context["pw"] = known  # type: ignore[typeddict-unknown-key] # templates may know more
        context["nav"] = self._navigation(shown, known.school.id if known.school else None)

    def _navigation(self, shown: Published, school: str | None) -> Navigation:
        """The navigation in the theme's own form, for its partials."""
        site_map = self.publication.site_map
        place = (school, shown.language)
        if place not in self._navigations:
            # Themes insert titles as HTML.
            links = [
                Link(escape(page.nav_title or page.title), page.url)
                for page in site_map.navigation(*place)
            ]
            navigation = Navigation(links, [])
            home = site_map.home(shown.language)
            navigation.homepage = Link(escape(home.title), home.url)  # type: ignore[assignment]
            self._navigations[place] = navigation
        navigation = self._navigations[place]
        for link in navigation:
            link.active = link.url == shown.url
        return navigation

    def _speak(self, language: str, config: MkDocsConfig) -> None:
        """Make templates speak a language from now on."""
        self._translations = translations_for(language)
        config.theme["language"] = language
        config.site_name = str(self.config.site_names.get(language, self._site_name))

    @event_priority(-100)  # after what others change in the page
    def on_post_template(
        self, output_content: str, /, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Protect the error page, which is written before any page and holds none of its text."""
        del config
        if template_name != ERROR_PAGE or self._protection is None:
            return output_content
        self._protection.learn(output_content)
        return self._protected(output_content, ERROR_PAGE)

    @event_priority(-100)  # as above
    def on_post_page(self, output: str, /, *, page: HostPage, config: MkDocsConfig) -> str:
        """Protect the page and report progress."""
        del config
        self.pages += 1
        self._progress(self.pages, len(self.publication.pages), "Writing the pages")
        return self._protected(output, page.url)

    def _protected(self, html: str, url: str) -> str:
        return self._protection.protected(html, url) if self._protection else html

    # --- what is written beside the pages -------------------------------------------------------

    @event_priority(-100)  # after the theme's search plugin, whose index mixes the languages
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search indexes, the sitemap and the error pages."""
        self._progress(0, 0, "Writing the search index")
        beside: dict[str, bytes] = {}
        if SEARCH in config.plugins:
            indexes = self.publication.search_indexes(
                stemmers=self._stemmers, as_scripts=self._offline
            )
            beside |= {path: text.encode() for path, text in indexes.items()}
        if config.site_url:
            site_url = config.site_url.rstrip("/") + "/"
            timestamp = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
            beside |= self.publication.sitemap(site_url, timestamp=timestamp)
        beside |= self._error_pages(config)
        folder = Path(config.site_dir)
        beside |= self._header_files(folder)
        for path, content in beside.items():
            write_file(content, str(folder / path))

    def _header_files(self, folder: Path) -> Iterator[tuple[str, bytes]]:
        """What hosts read, but for what the publisher of the folder has written otherwise."""
        if self._protection is None:
            return
        rendered = self.publication.rendered.files
        documents = [content for path, content in rendered.items() if path.endswith(".html")]
        headers = self._protection.header_files(
            documents,
            frame_ancestors=self.config.frame_ancestors,
            languages=self.publication.site.languages,
        )
        for path, content in headers.items():
            foreign = (folder / path).exists() and not is_made_here(folder / path)
            if path not in self._handwritten_headers and not foreign:
                yield path, content

    def _error_pages(self, config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
        """The error pages of other languages, for hosts that look for the nearest one."""
        if self._error_template is None or self._error_context is None:
            return
        for language in self.publication.site.languages[1:]:
            context = self._error_context.copy()
            folder = self.publication.folder(language)
            self._add_error_context(context, language, config)
            html = self._error_template.render(context)
            html = themes.with_base(html, context["base_url"] + folder)
            url = folder + ERROR_PAGE
            yield url, self._protected(html, url).encode()

    def zipped(self, config: MkDocsConfig) -> bytes:
        """The site that was built for a folder, as a zip file."""
        self._progress(0, 0, "Writing the zip file")
        languages = self.publication.site.languages
        names = self.config.site_names
        page = start_page(
            [
                Entrance(
                    language,
                    site_name=str(names.get(language, self._site_name)),
                    address=f"{SITE}/{self.publication.site_map.home(language).url}",
                )
                for language in languages
            ],
            overrides=_custom_dir(config),
        )
        return archive(
            Path(config.site_dir),
            name=self._site_name,
            start_page=(f"{plain_name(file_name(languages))}.html", page),
            timestamp=int(os.environ.get("SOURCE_DATE_EPOCH", "0")),
        )

    def materialize(self, config: MkDocsConfig, target: Path) -> None:
        """Write the pages as files into a folder; `on_config` has been called."""
        env = config.theme.get_env()
        files = get_files(config)
        files.add_files_from_theme(env, config)
        files = self.on_files(files, config=config)
        set_exclusions(files, config)
        ours = {None, config.docs_dir, config.theme.custom_dir}
        documents: list[Document] = []
        others: dict[str, bytes] = {}
        for file in files:
            if file.inclusion.value <= InclusionLevel.DRAFT.value:
                continue
            if file.is_documentation_page():
                documents.append(self._document(file, config))
            elif file.src_dir in ours:
                others[file.src_uri] = file.content_bytes
        self.pages = len(documents)
        texts = materialized(
            documents,
            self.publication.site_map,
            settings=_lasting_settings(config),
            stemmers=self._stemmers,
            theme_languages=themes.theme_languages(env),
        )
        write(target, texts, others)

    def _document(self, file: File, config: MkDocsConfig) -> Document:
        page = file.page or HostPage(None, file, config)
        if isinstance(page, _RenderedPage):
            published = self.publication.pages[file.src_uri]
            meta = {
                "description": str(escape(page.rendered.description)),
                # The body has an index of its own, and needs the room.
                "hide": ["navigation", "toc"],
            }
            return Document(file.src_uri, published, meta, str(page.rendered.body))
        page.read_source(config)
        published = self._add(page, html="")
        return Document(file.src_uri, published, dict(page.meta), page.markdown or "")

    # --- the rest -------------------------------------------------------------------------------

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch all that the site is made of; keep showing it when a change is a mistake."""
        del builder
        server.builder = _forgiving(server.builder)
        package = Path(str(package_files("protocolwijzer")))
        custom = _custom_dir(config)
        watched = [
            self._protocols(config),
            self._trees(config),
            *(package / folder for folder in ("templates", "assets", "locales")),
            *([custom] if custom else []),
            *(_root(config) / str(file) for file in self.config.adopted.values()),
            *self._run.adopted.values(),
        ]
        for path in watched:
            if path.exists():
                server.watch(str(path))
        return server

    def on_build_error(self, *, error: Exception) -> None:
        """Say what is wrong with a template where others would show a traceback."""
        if isinstance(error, TemplateError):
            file = getattr(error, "filename", None) or getattr(error, "name", None)
            place = Place(display(Path(file)) if file else "a template")
            line = getattr(error, "lineno", None)
            self.diagnostics.report(
                Code.TEMPLATE_ERROR,
                Place(place.file, line) if line else place,
                f"This template cannot be used: {error.message or error}.",
                "Mend the template, or remove it to get the usual one.",
            )
            failure = _FindingsError(self.diagnostics)
            log.error("%s", failure)
            raise Abort(_ABORTED) from error

    def _progress(self, done: int, total: int, what: str) -> None:
        if self._run.progress is not None:
            self._run.progress(done, total, what)


_ABORTED = "Aborted: see above what is wrong."


class _FindingsError(PluginError):
    """What was found stops the build."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        super().__init__("\n\n".join(["", *map(str, diagnostics)]))


class _RenderedPage(HostPage):
    """A page that is finished: nothing of it is read from a file or made of Markdown."""

    def __init__(self, rendered: Page, file: File, config: MkDocsConfig) -> None:
        # Themes insert titles as HTML.
        super().__init__(escape(rendered.title), file, config)
        self.rendered = rendered

    def read_source(self, config: MkDocsConfig) -> None:
        """Take over what front matter would say."""
        del config
        self.markdown = ""
        self.meta = {
            "title": escape(self.rendered.title),
            "description": escape(self.rendered.description),
            # The theme's search need not read it: the index is made without it.
            "search": {"exclude": True},
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take over the body and what a table of contents is made of."""
        del config, files
        self.content = str(self.rendered.body)
        self.toc = get_toc(_tree(self.rendered.headings))


def _tree(headings: Sequence[Heading]) -> list[Any]:
    """Headings, nested by their levels as MkDocs has them."""
    top: list[Any] = []
    around: list[Any] = []
    for heading in headings:
        token = {
            "level": heading.level,
            "id": heading.id,
            "name": str(escape(heading.title)),
            "children": [],
        }
        while around and around[-1]["level"] >= heading.level:
            around.pop()
        (around[-1]["children"] if around else top).append(token)
        around.append(token)
    return top


def _forgiving(builder: Callable[[], None]) -> Callable[[], None]:
    """A rebuild that ends well whatever it finds, as MkDocs answers no request after a failed one.

    What was found has been said, and the site is as it was.
    """

    def build_or_leave() -> None:
        try:
            builder()
        except Abort:
            log.info("The site is shown as it was before this change.")

    return build_or_leave


def _file_of(page: Page, config: MkDocsConfig) -> File:
    # Not in the navigation that MkDocs makes, which would grow with the number of schools.
    file = File.generated(config, page.source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    _RenderedPage(page, file, config)
    return file


def _log_findings(diagnostics: Diagnostics) -> None:
    for found in diagnostics:
        level = logging.INFO if found.code.severity is Severity.DOUBT else logging.WARNING
        log.log(level, "%s", found)


def _prepare_for_folders(config: MkDocsConfig) -> None:
    """Where no server is: no folder has an index, no address fails, and no page gets a Worker."""
    config.use_directory_urls = False
    config.site_url = ""
    config.theme.static_templates.discard(ERROR_PAGE)
    config.extra.setdefault("polyfills", []).append(themes.SHIM)


def _published_headers(files: Files) -> Iterator[str]:
    """The header files that someone has written among the pages."""
    for path in (HEADERS, HTACCESS, NGINX, IIS):
        file = files.get_file_from_path(path)
        if file is not None:
            # MkDocs leaves out what is hidden.
            file.inclusion = InclusionLevel.INCLUDED
            yield path


def _is_preview(config: MkDocsConfig) -> bool:
    """Whether this is for `serve`, whose server adds a script to every page, each time another."""
    folder = Path(config.site_dir)
    is_temporary = folder.parent == Path(tempfile.gettempdir())
    return is_temporary and folder.name.startswith(("mkdocs_", "properdocs_"))


def _lasting_settings(config: MkDocsConfig) -> Mapping[str, Any]:
    """What of mkdocs.yml a site needs that is built without this plugin."""
    looks = ("font", "palette", "features", "icon", "favicon", "logo")
    theme = {key: config.theme[key] for key in looks if config.theme.get(key) is not None}
    extensions = [
        {name: config.mdx_configs[name]} if config.mdx_configs.get(name) else name
        for name in config.markdown_extensions
    ]
    return {
        "site_name": config.site_name,
        "use_directory_urls": config.use_directory_urls,
        **({"site_url": config.site_url} if config.site_url else {}),
        "theme": {"name": config.theme.name, **theme},
        "extra_css": [str(path) for path in config.extra_css],
        "extra_javascript": [str(path) for path in config.extra_javascript],
        "markdown_extensions": extensions,
    }


def _root(config: MkDocsConfig) -> Path:
    """The folder that paths in mkdocs.yml are relative to."""
    file = config.config_file_path
    return Path(file).absolute().parent if file else Path.cwd()


def _custom_dir(config: MkDocsConfig) -> Path | None:
    return Path(config.theme.custom_dir) if config.theme.custom_dir else None


# --- for the command line -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What came of a build.

    built: whether the site was put in its place; if not, what was there is untouched.
    site_dir: that place; pages: how many pages the site has; diagnostics: everything found, by
    this project and by MkDocs; zip_file: the site in a single file, where one was asked for.
    """

    built: bool
    site_dir: Path
    pages: int
    diagnostics: Diagnostics
    zip_file: Path | None = None


def build(  # noqa: PLR0913 # each is an option of the command
    config_file: Path,
    *,
    site_dir: Path | None = None,
    strict: bool = False,
    adopted: Mapping[str, Path] | None = None,
    offline: bool = False,
    zip_file: Path | None = None,
    progress: ReportProgress | None = None,
) -> BuildReport:
    """Build the site beside its place and move it there when it is whole.

    config_file: the mkdocs.yml; site_dir: where the site goes, instead of where that file says;
    adopted: adopted texts by school id; offline: make it work from a folder without a server;
    zip_file: where to write such a site as a zip file too. Raises OSError when the disk does not
    let it. What is wrong with the input is in the report.
    """

    def make(config: MkDocsConfig, plugin: ProtocolwijzerPlugin, folder: Path) -> None:
        if zip_file:
            _check_zip_place(zip_file, Path(config.site_dir), plugin.diagnostics)
        config.site_dir = str(folder)
        mkdocs_build(config)
        if zip_file:
            zip_file.parent.mkdir(parents=True, exist_ok=True)
            write_whole_bytes(zip_file, plugin.zipped(config))

    run = _Run(adopted or {}, offline=offline or zip_file is not None, progress=progress)
    with _running(run):
        report = _make(config_file, make, target=site_dir, sign="index.html", strict=strict)
    return replace(report, zip_file=zip_file if report.built else None)


def materialize(
    config_file: Path, target: Path, *, adopted: Mapping[str, Path] | None = None
) -> BuildReport:
    """Write the site as Markdown files and an mkdocs.yml that need no plugin of ours.

    target: the folder for them; it may hold nothing but an earlier result. adopted: as for
    `build`. Raises OSError when the disk does not let it.
    """

    def make(config: MkDocsConfig, plugin: ProtocolwijzerPlugin, folder: Path) -> None:
        plugin.materialize(config.plugins.on_config(config), folder)

    with _running(_Run(adopted or {})):
        return _make(config_file, make, target=target, sign=SIGN, strict=False)


def handouts(
    config_file: Path,
    target: Path,
    *,
    strict: bool = False,
    adopted: Mapping[str, Path] | None = None,
    progress: ReportProgress | None = None,
) -> BuildReport:
    """Make the handouts alone, in a folder, under the paths that they have in the site.

    target: the folder for them; it may hold nothing but an earlier result. The rest as for `build`;
    "pages" of the report are handouts.
    """

    def make(config: MkDocsConfig, plugin: ProtocolwijzerPlugin, folder: Path) -> None:
        made = plugin.handouts(config)
        for path, content in made.items():
            write_file(content, str(folder / path))
        (folder / SIGN).write_text(_HANDOUTS_SIGN, encoding="utf-8")
        plugin.pages = len(made)

    with _running(_Run(adopted or {}, progress=progress)):
        return _make(config_file, make, target=target, sign=SIGN, strict=strict)


def serve(
    config_file: Path,
    *,
    address: str = "127.0.0.1:8000",
    adopted: Mapping[str, Path] | None = None,
    strict: bool = False,
) -> bool:
    """Serve the site and rebuild it on every change, until Ctrl-C; False if it never got built.

    address: host and port. Says on standard error what it does and what is wrong.
    Raises OSError when the address cannot be used.
    """
    with _running(_Run(adopted or {})), talking("mkdocs"):
        try:
            mkdocs_serve(str(config_file), dev_addr=address, strict=strict or None)
        except MkDocsException as error:
            if not isinstance(error, Abort):
                log.error("%s", error)  # noqa: TRY400 # no traceback reaches a user
            return False
    return True


@contextmanager
def _running(run: _Run) -> Iterator[None]:
    token = _RUN.set(run)
    try:
        yield
    finally:
        _RUN.reset(token)


def _make(
    config_file: Path,
    make: Callable[[MkDocsConfig, ProtocolwijzerPlugin, Path], None],
    *,
    target: Path | None,
    sign: str,
    strict: bool,
) -> BuildReport:
    """Make a folder beside its place and move it there; what is wrong goes into the report.

    target: that place, or None for where mkdocs.yml has the site; sign: as for `is_replaceable`.
    """
    diagnostics = yaml_findings(config_file)
    place = target.absolute() if target else config_file.absolute().parent / "site"
    plugin: ProtocolwijzerPlugin | None = None
    made = False
    with listening("mkdocs", apart_from=log.name) as heard:
        try:
            config = load_config(
                str(config_file), strict=strict or None, site_dir=str(place) if target else None
            )
            place = Path(config.site_dir)
            plugin = _plugin_of(config, diagnostics)
            _check_place(place, diagnostics, sign=sign)
            if plugin is not None and not diagnostics.fails(strict=strict):
                with replacing(place) as fresh:
                    make(config, plugin, fresh)
                made = True
        except MkDocsException as error:
            # What aborts has been logged, and what the plugin found is known.
            if not isinstance(error, Abort | _FindingsError):
                heard.append(Heard(logging.ERROR, str(error)))
    found = plugin.diagnostics if plugin else Diagnostics()
    raised = str(_FindingsError(found))
    diagnostics.extend(found)
    diagnostics.extend(finding(each, config_file) for each in heard if each.message != raised)
    return BuildReport(
        built=made,
        site_dir=place,
        pages=plugin.pages if plugin else 0,
        diagnostics=diagnostics,
    )


def _plugin_of(config: MkDocsConfig, diagnostics: Diagnostics) -> ProtocolwijzerPlugin | None:
    plugin = config.plugins.get(NAME)
    if isinstance(plugin, ProtocolwijzerPlugin):
        return plugin
    diagnostics.report(
        Code.MISSING_PLUGIN,
        place_of(Path(config.config_file_path), "plugins"),
        f'The plugin "{NAME}" is not in use.',
        f'Add a line "- {NAME}" below "plugins:".',
    )
    return None


def _check_zip_place(zip_file: Path, site: Path, diagnostics: Diagnostics) -> None:
    """Raises PluginError where a zip file would not last, or take the place of something else."""
    if zip_file.resolve().is_relative_to(site.resolve()):
        message = f"{display(site)} is replaced as a whole, and a zip file in it with it."
        advice = "Name a place outside that folder."
    elif zip_file.exists() and not is_archive(zip_file):
        message = f"{display(zip_file)} was not made here, and would be replaced."
        advice = "Name another file, or remove this one yourself."
    else:
        return
    diagnostics.report(Code.ZIP_PLACE, Place(display(zip_file)), message, advice)
    raise _FindingsError(diagnostics)


def _check_place(target: Path, diagnostics: Diagnostics, *, sign: str) -> None:
    """Refuse to put something where something else is, which would be lost."""
    if not is_replaceable(target, sign=sign):
        diagnostics.report(
            Code.FOREIGN_FOLDER,
            Place(display(target)),
            f"{display(target)} holds something that was not made here, and would be replaced.",
            "Name another folder, or empty this one yourself.",
        )
