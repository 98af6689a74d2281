"""All pages of a site: one pure step from the model to finished HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup

from protocolwijzer.audiences import AudienceView, for_audience
from protocolwijzer.comparing.versions import versions
from protocolwijzer.localization import direction, file_size, own_name
from protocolwijzer.model import PAGE_AUDIENCES, DecisionTree, EditionKind, School, Site
from protocolwijzer.qr import qr_code
from protocolwijzer.rendering import (
    about_page,
    accountability_page,
    audience_page,
    changes_page,
    embeds,
    questions_page,
    share_page,
    tree_page,
)
from protocolwijzer.rendering.addresses import COLOPHON, EMBEDDING, HOME, Addresses, relative
from protocolwijzer.rendering.anchors import anchors, headings
from protocolwijzer.rendering.assets import FOLDER, asset_files
from protocolwijzer.rendering.clauses import chapters, ids_of
from protocolwijzer.rendering.page import Handout, Page, PageName, Rendered
from protocolwijzer.rendering.templating import environment
from protocolwijzer.rendering.wording import AUDIENCE_ICONS, Wording, plain


def render(  # noqa: PLR0913 # what a site is published with, by name
    site: Site,
    *,
    directory_urls: bool,
    overrides: Path | None = None,
    runtime: str | None = None,
    handouts: Mapping[PageName, Handout] | None = None,
    site_url: str = "",
    embeddable: bool = True,
) -> Rendered:
    """Every page of a site and the files they need; the same model gives the same bytes.

    directory_urls: whether pages are published as folders ("x/") or as files ("x.html").
    overrides: a folder whose `templates` come before the package's own.
    runtime: the folder in the site that the engine runs from in browsers, ending in a slash; None
    where there is none. handouts: the PDF of the pages that have one.
    site_url: where the site is published, ending in a slash, or "" where that is not known.
    embeddable: whether trees come with what other websites show of them; a folder's have no use
    for that.
    """
    addresses = Addresses(site, directory_urls)
    # Once, and not once per language: the engine goes through every tree for it.
    trees = {
        (school.id, tree.id): tree_page.TreeData.of(tree.flow)
        for school in site.schools
        for tree in school.trees
    }
    papers = handouts or {}
    embeds_trees = embeddable and bool(trees)
    desks = tuple(
        _Desk(addresses, language, overrides, runtime, trees, papers, site_url, embeds_trees)
        for language in site.languages
    )
    schools = {
        school.id: {desk.language: tuple(desk.school_pages(school)) for desk in desks}
        for school in site.schools
    }
    pages: list[Page] = []
    for desk in desks:
        pages += desk.opening_pages()
        for school in site.schools:
            own = schools[school.id]
            pages += own[desk.language]
            pages.append(desk.accountability(school, _anchors(school, own)))
        if embeds_trees:
            pages.append(desk.embedding())
        pages.append(desk.colophon())
    files = {paper.path: paper.content for paper in papers.values()}
    if embeds_trees:
        files |= embeds.host_files()
        for school in site.schools:
            parts = embeds.parts(school, site_url)
            for desk in desks:
                files |= desk.embeds(school, parts)
    return Rendered(tuple(pages), {**asset_files(site), **files})


def _anchors(
    school: School, pages: Mapping[str, tuple[Page, ...]]
) -> Mapping[str, Mapping[str, frozenset[str]]]:
    """The anchors of a school's finished pages: by part of the key, by language."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for page in chain.from_iterable(pages.values()):
        part = page.key.removeprefix(school.id).removeprefix("/")
        found.setdefault(part, {})[page.language] = frozenset(anchors(page.body))
    return found


@dataclass(frozen=True)
class Door:
    """The way from a school's home to an audience's page."""

    title: str
    icon: str
    link: str
    view: AudienceView


@dataclass(frozen=True)
class _Desk:
    """Where the pages of one language are made."""

    addresses: Addresses
    language: str
    overrides: Path | None
    runtime: str | None
    trees: Mapping[tuple[str, str], tree_page.TreeData]
    handouts: Mapping[PageName, Handout]
    site_url: str
    embeds_trees: bool

    @property
    def wording(self) -> Wording:
        return Wording(self.language)

    def opening_pages(self) -> Iterator[Page]:
        """The page on which a reader chooses a school, if there is a choice."""
        if len(self.addresses.site.schools) > 1:
            _ = self.wording.gettext
            yield self._page(
                HOME,
                "home",
                title=_("Choose a school"),
                nav_title=_("Schools"),
                icon="material/home-outline",
                description=_("School rules in plain language, for everyone at school."),
            )

    def colophon(self) -> Page:
        """What this site is made with, and what it does not do."""
        _ = self.wording.gettext
        return self._page(
            COLOPHON,
            "colophon",
            title=_("About this site"),
            nav_title=None,
            icon="material/information-outline",
            description=_("Privacy, accessibility and credits of this site."),
            context={"has_embedding": self.embeds_trees},
        )

    def embedding(self) -> Page:
        """How an administrator gets the decision trees onto other websites."""
        _ = self.wording.gettext
        return self._page(
            EMBEDDING,
            "embedding",
            title=_("Questions on another website"),
            nav_title=None,
            icon="material/application-brackets-outline",
            description=_(
                "What to allow and set to put questions of this site on another website."
            ),
            context={
                "site_host": urlsplit(self.site_url).netloc,
                "frame_height": share_page.FRAME_HEIGHT,
                "embed_folder": f"{embeds.FOLDER}/",
                "host_script": embeds.HOST_SCRIPT,
                "engine_folder": f"{FOLDER}/engine/",
            },
        )

    def school_pages(self, school: School) -> Iterator[Page]:
        """A school's pages, without the account that is made from them."""
        _ = self.wording.gettext
        views = {
            audience: for_audience(school, self.language, audience) for audience in PAGE_AUDIENCES
        }
        key = self.addresses.school_key
        start = self.addresses.url(school.id, self.language)
        doors = tuple(
            Door(
                title=self.wording.door(audience),
                icon=AUDIENCE_ICONS[audience],
                link=self._link(key(school.id, audience), start),
                view=view,
            )
            for audience, view in views.items()
        )
        yield self._page(
            school.id,
            "school",
            title=school.name,
            nav_title=_("Home"),
            icon="material/home-outline",
            description=_("The protocol of %(school)s in plain language.", school=school.name),
            school=school,
            context={"doors": doors},
        )
        for audience, view in views.items():
            yield self._page(
                key(school.id, audience),
                "audience",
                title=self.wording.audience_name(audience),
                nav_title=self.wording.audience_name(audience),
                icon=AUDIENCE_ICONS[audience],
                description=self.wording.audience_description(audience, school.name),
                school=school,
                context=audience_page.context(school, view, self.wording),
            )
        if school.trees:
            yield self._questions(school)
            yield from (self._tree(school, tree) for tree in school.trees)
            if self.embeds_trees:
                yield from (self._share(school, tree) for tree in school.trees)
        told = chapters(school, self.language)
        changes = changes_page.Changes.of(school, self.language)
        yield self._page(
            key(school.id, "protocol"),
            "protocol",
            title=_("Full protocol"),
            nav_title=_("Full protocol"),
            icon="material/book-open-page-variant-outline",
            description=_("The full protocol of %(school)s, rule by rule.", school=school.name),
            school=school,
            context={
                "chapters": told,
                "former": changes.former(ids_of(told)) if changes else (),
                "reused": changes.reused() if changes else {},
            },
        )
        if changes:
            yield self._changes(school, changes)
        yield self._page(
            key(school.id, "about"),
            "about",
            title=_("About this protocol"),
            nav_title=_("About"),
            icon="material/information-outline",
            description=_(
                "Who adopted the protocol of %(school)s, which text prevails and who can help.",
                school=school.name,
            ),
            school=school,
            context=about_page.context(school, self.wording),
        )

    def _changes(self, school: School, changes: changes_page.Changes) -> Page:
        """What has changed since the school's previous version."""
        _ = self.wording.gettext
        return self._page(
            self.addresses.school_key(school.id, changes_page.PART),
            changes_page.PART,
            title=_("What has changed"),
            nav_title=_("Changes"),
            icon="material/history",
            description=_(
                "What has changed in the protocol of %(school)s since the previous version.",
                school=school.name,
            ),
            school=school,
            context=changes.context(self.wording),
        )

    def _questions(self, school: School) -> Page:
        """The list of a school's decision trees."""
        _ = self.wording.gettext
        return self._page(
            self.addresses.school_key(school.id, questions_page.PART),
            "questions",
            title=_("Questions"),
            nav_title=_("Questions"),
            icon="material/chat-question-outline",
            description=_(
                "Everyday questions about the protocol of %(school)s, answered step by step.",
                school=school.name,
            ),
            school=school,
            context=questions_page.context(school, self.wording),
        )

    def _tree(self, school: School, tree: DecisionTree) -> Page:
        """The page of one decision tree. Only its list is in the navigation."""
        _ = self.wording.gettext
        key = self._tree_key(school, tree)
        url = self.addresses.url(key, self.language)
        protocol = self.addresses.school_key(school.id, "protocol")
        context = {
            **self._of_tree(school, tree),
            "protocol_link": self._link(protocol, url),
            "share": "",
            "outward": "",
            "share_link": self._link(
                self.addresses.school_key(school.id, share_page.part(tree)), url
            )
            if self.embeds_trees
            else None,
        }
        return self._page(
            key,
            "tree",
            title=str(context["title"]),
            nav_title=None,
            icon="material/chat-question-outline",
            description=str(context["about"])
            or _("The answer from the protocol of %(school)s, step by step.", school=school.name),
            school=school,
            context=context,
        )

    def _share(self, school: School, tree: DecisionTree) -> Page:
        """The page for those who put a tree on a page of their own."""
        _ = self.wording.gettext
        key = self.addresses.school_key(school.id, share_page.part(tree))
        url = self.addresses.url(key, self.language)
        shown = share_page.context(school, tree, self.addresses, self.wording, self.site_url)
        title = tree_page.title(school, tree, self.wording)
        return self._page(
            key,
            "share",
            title=_("%(title)s: on a page of your own", title=title.text),
            nav_title=None,
            icon="material/application-import",
            description=_("How to put these questions on a website, an intranet or paper."),
            school=school,
            context={
                **shown,
                "tree_title": title,
                "tree_link": self._link(self._tree_key(school, tree), url),
                "root_link": relative(url, ""),
            },
        )

    def _tree_key(self, school: School, tree: DecisionTree) -> str:
        return self.addresses.school_key(school.id, questions_page.part_of(tree))

    def _of_tree(self, school: School, tree: DecisionTree) -> Mapping[str, object]:
        return tree_page.context(school, tree, self.trees[school.id, tree.id], self.wording)

    def embeds(self, school: School, parts: embeds.Parts) -> Iterator[tuple[str, bytes]]:
        """Every tree of a school as a document for frames and as a file, by path in the site."""
        template = environment(self.overrides).get_template("embed.html")
        protocol = self.addresses.url(
            self.addresses.school_key(school.id, "protocol"), self.language
        )
        for tree in school.trees:
            key = self._tree_key(school, tree)
            page = self.addresses.url(key, self.language)
            url = embeds.embed_url(school.id, tree.id, self.language)
            shared = {
                **self._shared(url),
                **self._of_school(school, url),
                **self._of_tree(school, tree),
                **parts.context,
                "page_kind": "embed",
            }
            in_frame = {
                "policy": parts.policy,
                "protocol_link": relative(url, protocol),
                "share": relative(url, page),
                "translations": [
                    {"tag": tag, "name": own_name(tag), "link": f"{tag}.html"}
                    for tag in self.addresses.site.languages
                ],
            }
            as_file = {
                "policy": parts.file_policy,
                "protocol_link": self._published(protocol),
                "share": self._published(page),
                "translations": (),
                "runtime": None,
            }
            yield url, template.render({**shared, **in_frame}).encode()
            file = embeds.file_url(school.id, tree.id, self.language)
            yield file, template.render({**shared, **as_file}).encode()
            if self.site_url:
                picture = qr_code(self.site_url + page)
                yield embeds.qr_url(school.id, tree.id, self.language), picture.encode()

    def _published(self, url: str) -> str | None:
        """The whole address of a page, as far as it is known."""
        return self.site_url + url if self.site_url else None

    def accountability(
        self, school: School, found: Mapping[str, Mapping[str, frozenset[str]]]
    ) -> Page:
        """The account of a school's pages in all languages, made from those pages."""
        _ = self.wording.gettext
        return self._page(
            self.addresses.school_key(school.id, "accountability"),
            "accountability",
            title=_("Accountability"),
            nav_title=None,
            icon="material/table-check",
            description=_(
                "Every rule of the protocol of %(school)s, and who it is for.",
                school=school.name,
            ),
            school=school,
            context=accountability_page.context(
                school, self.addresses.site.languages, found, self.wording
            ),
        )

    def _page(  # noqa: PLR0913 # what a page is, by name
        self,
        key: str,
        kind: str,
        *,
        title: str,
        nav_title: str | None,
        icon: str,
        description: str,
        school: School | None = None,
        context: Mapping[str, object] | None = None,
    ) -> Page:
        url = self.addresses.url(key, self.language)
        template = environment(self.overrides).get_template(f"{kind}.html")
        body = Markup(  # noqa: S704 # the templates escape whatever is not theirs
            template.render(
                **self._shared(url),
                **(self._of_school(school, url) if school else {"school": None}),
                **(context or {}),
                page_kind=kind,
                handout=self._handout(key, url),
            )
        )
        return Page(
            key=key,
            language=self.language,
            source=self.addresses.source(key, self.language),
            url=url,
            title=plain(title),
            description=plain(description),
            body=body,
            headings=headings(body),
            school=school.id if school else None,
            nav_title=None if nav_title is None else plain(nav_title),
            icon=icon,
            # The account names every rule without telling it: it would answer every search. The
            # others are for administrators.
            search=kind not in {"accountability", "embedding", "share"},
        )

    def _handout(self, key: str, url: str) -> Mapping[str, object] | None:
        """The link to a page's PDF: where it is, what it is, its pages and its size in words."""
        handout = self.handouts.get((key, self.language))
        if handout is None:
            return None
        return {
            "link": relative(url, handout.path),
            "template": handout.template,
            "pages": handout.pages,
            "size": file_size(len(handout.content), language=self.wording.interface_language),
        }

    def _shared(self, url: str) -> Mapping[str, object]:
        """What every template can use."""
        wording = self.wording
        return {
            "_": wording.gettext,
            "ngettext": wording.ngettext,
            "site": self.addresses.site,
            "language": self.language,
            "languages": tuple(
                {"tag": language, "name": wording.language_name(language)}
                for language in self.addresses.site.languages
            ),
            "interface_language": wording.interface_language,
            "interface_direction": direction(wording.interface_language),
            "lang_attributes": wording.lang_attributes,
            "language_name": wording.language_name,
            "link": lambda key: self._link(key, url),
            "file_link": lambda name: relative(url, f"{FOLDER}/{name}"),
            "runtime": None if self.runtime is None else relative(url, self.runtime),
        }

    def _of_school(self, school: School, url: str) -> Mapping[str, object]:
        """What the templates of a school's pages can use."""
        edition = school.main_edition(self.language)
        adopted_language = school.adopted.language if school.adopted else school.languages[0]
        return {
            "school": school,
            "school_link": lambda part: self._link(self.addresses.school_key(school.id, part), url),
            "edition": edition,
            "is_plain": edition.edition is EditionKind.PLAIN,
            "is_untranslated": edition.language != self.language,
            "has_changes": versions(school, self.language) is not None,
            "adopted_language": adopted_language,
            "adopted_language_name": self.wording.language_name(adopted_language),
            "plain_issue": self.wording.issue(school.release.version, school.release.date),
            "adopted_issue": self.wording.issue(school.adoption.version, school.adoption.date),
        }

    def _link(self, key: str, start: str) -> str:
        return self.addresses.link(key, language=self.language, start=start)
