"""A school's folder of trees: read, checked, and put into the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from protocolwijzer.diagnostics import Code, Diagnostics, near
from protocolwijzer.engine.tree import Tree
from protocolwijzer.model import (
    AnswerWords,
    Audience,
    DecisionTree,
    Localized,
    OptionWords,
    Place,
    QuestionWords,
)
from protocolwijzer.settings.files import display, read_text
from protocolwijzer.settings.schema import SLUG
from protocolwijzer.settings.validation import validate
from protocolwijzer.settings.yaml_places import Document, read_yaml
from protocolwijzer.translation_lock import LOCK_NAME, lock_path, read_lock
from protocolwijzer.trees.cases import check_cases, read_cases
from protocolwijzer.trees.coverage import check_addresses, check_coverage, check_index
from protocolwijzer.trees.drafts import as_of_draft, check_drafts, check_reviewed
from protocolwijzer.trees.files import Known, TreeFile
from protocolwijzer.trees.flow_checks import check_flow
from protocolwijzer.trees.rule_checks import check_rules
from protocolwijzer.trees.schema import (
    AdviceSettings,
    IndexSettings,
    OutcomeSettings,
    QuestionSettings,
    TreeSettings,
)
from protocolwijzer.trees.short_forms import written_out
from protocolwijzer.trees.structure import read_flow
from protocolwijzer.trees.text_checks import check_texts
from protocolwijzer.trees.texts import TextFile, index_texts, text_key, tree_texts
from protocolwijzer.trees.translations import report_translations

SUFFIX = ".yml"
INDEX_FILE = "index.yml"


@dataclass(frozen=True, slots=True)
class SchoolTrees:
    """The trees of one school, as `School` has them. Trees with mistakes are left out.

    texts: those of all files that can be read, drafts included, by their key.
    """

    trees: tuple[DecisionTree, ...] = ()
    drafts: tuple[DecisionTree, ...] = ()
    first: Mapping[Audience, tuple[str, ...]] = field(default_factory=dict)
    undecided: Mapping[str, Localized] = field(default_factory=dict)
    texts: Mapping[str, Localized] = field(default_factory=dict)


def check_folders(trees: Path, schools: Sequence[str], diagnostics: Diagnostics) -> None:
    """Report folders of trees that are no school's. A folder that is not there has none."""
    if not trees.is_dir():
        return
    for folder in sorted(trees.iterdir()):
        if folder.is_dir() and folder.name[0] not in "._" and folder.name not in schools:
            diagnostics.report(
                Code.UNKNOWN_SCHOOL,
                Place(display(folder)),
                f'There is no school "{folder.name}" that these trees could be for.',
                near(folder.name, schools) or "Rename the folder to the school's, or remove it.",
            )


def load_trees(folder: Path, known: Known, diagnostics: Diagnostics) -> SchoolTrees:
    """Read and check all trees of a school. A folder that is not there holds none."""
    if not folder.is_dir():
        return SchoolTrees()
    index_file = _read_index(folder / INDEX_FILE, diagnostics)
    index, document = index_file or (IndexSettings(), None)
    files = {path.stem: _read_tree(path, diagnostics) for path in _tree_paths(folder)}
    trees = [tree for tree in files.values() if tree is not None]
    loaded: dict[bool, list[DecisionTree]] = {False: [], True: []}
    for tree in trees:
        flow = _check_tree(tree, index.reading_level, known, diagnostics)
        if flow is not None:
            loaded[tree.settings.draft].append(_assemble(tree, flow))
    check_drafts(folder, trees, diagnostics)
    published = [tree for tree in trees if not tree.settings.draft]
    check_addresses(published, known, diagnostics)
    if document is not None:
        check_index(index, document, files, known, diagnostics)
    if index_file is not None and len(trees) == len(files):
        check_coverage(trees, index, document, known, diagnostics)
    texts = _texts(files, index_file)
    _check_translations(folder, _of_published(texts, trees), known, diagnostics)
    return SchoolTrees(
        trees=tuple(loaded[False]),
        drafts=tuple(loaded[True]),
        first={audience: tuple(names) for audience, names in index.first.items()},
        undecided=index.undecided,
        texts={
            text_key(name, at): words
            for name, file in texts.items()
            if file is not None
            for at, words in file.texts.items()
        },
    )


def _tree_paths(folder: Path) -> Sequence[Path]:
    """The files that are meant as trees, by id, whatever is wrong with their names."""
    return [
        path
        for path in sorted(folder.iterdir(), key=lambda path: (path.stem, path.suffix))
        if path.suffix in (SUFFIX, ".yaml")
        and path.name not in (INDEX_FILE, LOCK_NAME)
        and path.name[0] not in "._"
    ]


def _read_index(
    path: Path, diagnostics: Diagnostics
) -> tuple[IndexSettings, Document | None] | None:
    """What index.yml says, with its document if it is there; None where it cannot be read."""
    if not path.exists():
        return IndexSettings(), None
    document = _read(path, diagnostics)
    index = validate(IndexSettings, document, diagnostics) if document else None
    return (index, document) if index else None


def _read_tree(path: Path, diagnostics: Diagnostics) -> TreeFile | None:
    if path.suffix != SUFFIX:
        diagnostics.report(
            Code.UNUSED_FILE,
            Place(display(path)),
            "This file is not used: the name of a tree ends in .yml.",
            f"Rename it to {path.stem}{SUFFIX}.",
        )
        return None
    if not SLUG.fullmatch(path.stem):
        diagnostics.report(
            Code.INVALID_TREE_ID,
            Place(display(path)),
            f'"{path.stem}" cannot be the id of a tree.',
            "Rename the file: small letters, digits and hyphens only; readers do not see it.",
        )
        return None
    document = _read(path, diagnostics)
    if document is None:
        return None
    document = written_out(document)
    settings = validate(TreeSettings, document, diagnostics)
    return None if settings is None else TreeFile(path.stem, settings, document)


def _read(path: Path, diagnostics: Diagnostics) -> Document | None:
    text = read_text(path, diagnostics)
    return None if text is None else read_yaml(text, file=display(path), diagnostics=diagnostics)


def _check_tree(
    tree: TreeFile, reading_level: int, known: Known, diagnostics: Diagnostics
) -> Tree | None:
    """Everything that one tree can be checked for; its flow, if it can be walked to its ends."""
    found = Diagnostics()
    flow = read_flow(tree, found)
    if flow is not None and not check_flow(tree, flow, found):
        flow = None
    check_cases(tree, flow, found)
    check_rules(tree, known, found)
    check_texts(tree, known.languages, reading_level, found)
    check_reviewed(tree, found)
    diagnostics.extend(as_of_draft(found) if tree.settings.draft else found)
    return flow


def _texts(
    trees: Mapping[str, TreeFile | None], index_file: tuple[IndexSettings, Document | None] | None
) -> Mapping[str, TextFile | None]:
    """All files with their texts, by name; None for one whose mistakes hide what it says."""
    files = {
        name: TextFile(tree.document, dict(tree_texts(tree.settings))) if tree else None
        for name, tree in trees.items()
    }
    name = Path(INDEX_FILE).stem
    if index_file is None:
        return {**files, name: None}
    index, document = index_file
    if document is None:
        return files
    return {**files, name: TextFile(document, dict(index_texts(index)))}


def _of_published(
    texts: Mapping[str, TextFile | None], trees: Sequence[TreeFile]
) -> Mapping[str, TextFile | None]:
    """The same without what drafts say: that need not be confirmed, though it may be."""
    drafts = {tree.id for tree in trees if tree.settings.draft}
    return {name: None if name in drafts else file for name, file in texts.items()}


def _check_translations(
    folder: Path, texts: Mapping[str, TextFile | None], known: Known, diagnostics: Diagnostics
) -> None:
    found = Diagnostics()
    lock = read_lock(lock_path(folder), found)
    diagnostics.extend(found)
    if known.languages is not None and not found.fails():
        report_translations(folder.name, texts, known.languages, lock, diagnostics)


def _assemble(tree: TreeFile, flow: Tree) -> DecisionTree:
    settings = tree.settings
    return DecisionTree(
        id=tree.id,
        title=settings.title,
        about=settings.about or {},
        addresses=settings.address or {},
        audiences=tuple(settings.audiences),
        flow=flow,
        questions={name: _question(its) for name, its in settings.questions.items()},
        outcomes={name: _answer(its) for name, its in settings.outcomes.items()},
        advice={name: _answer(its) for name, its in (settings.advice or {}).items()},
        cases=read_cases(tree),
        file=tree.document.file,
    )


def _question(its: QuestionSettings) -> QuestionWords:
    return QuestionWords(
        ask=its.ask,
        help=its.help or {},
        options={
            name: OptionWords(option.text, option.help or {})
            for name, option in (its.options or {}).items()
        },
    )


def _answer(its: AdviceSettings) -> AnswerWords:
    ready_text = its.ready_text if isinstance(its, OutcomeSettings) else None
    return AnswerWords(
        say=its.say,
        explain=its.explain or {},
        do=tuple(its.do),
        copy=ready_text or {},
        contacts=tuple(its.contacts),
    )
