"""Documents for the author of a protocol: one HTML file each, for no reader of the site.

templates/author.html is their base and says how to make one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from markupsafe import Markup

from protocolwijzer.content_policy import source_hash, written
from protocolwijzer.localization import direction
from protocolwijzer.rendering.assets import styles, without_comments
from protocolwijzer.rendering.stylesheet import document_colours, document_sheet
from protocolwijzer.rendering.templating import environment
from protocolwijzer.rendering.wording import Wording

_STYLES = ("bare", "common", "heads", "rules", "folds", "tables", "changes", "print", "author")


def author_page(
    template: str,
    wording: Wording,
    context: Mapping[str, object],
    *,
    sheet: str,
    colours: Mapping[str, str] | None = None,
) -> str:
    """A whole document, from a template that extends author.html; the same input, the same bytes.

    wording: the language of the page. context: what the template shows, beside `_`, `ngettext`,
    `pgettext`, `lang_attributes` and `language_name`, which are there. sheet: whom it is about,
    such as the school's name: it stands in the window's title and on top of printed sheets.
    colours: the school's "primary" and "accent"; the project's own if left out.
    """
    style = without_comments(
        document_colours(colours or {}) + document_sheet(sheet, wording) + _own_styles()
    )
    if "</" in style:
        message = "a style element would end before its end"
        raise ValueError(message)
    page = environment(None).get_template(template)
    return page.render(
        {
            "_": wording.gettext,
            "ngettext": wording.ngettext,
            "pgettext": wording.pgettext,
            "lang_attributes": wording.lang_attributes,
            "language_name": wording.language_name,
            "interface_language": wording.interface_language,
            "interface_direction": direction(wording.interface_language),
            "style": Markup(style),  # noqa: S704 # our own files, see above
            "policy": written(
                {
                    "default-src": ["'none'"],
                    "style-src": [source_hash(style)],
                    "img-src": ["data:"],
                    "base-uri": ["'none'"],
                    "form-action": ["'none'"],
                }
            ),
            "sheet": sheet,
            **context,
        }
    )


@cache
def _own_styles() -> str:
    return styles(_STYLES)
