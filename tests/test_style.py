"""Does the code keep the measures of CONTRIBUTING.md?"""

import ast
import re
import statistics
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("bounceportal", "diagnostics")
FORBIDDEN_NAMES = {"utils", "helpers", "common", "base", "core", "misc"}
LEAK = re.compile(r"(?:/root/|/work/main|files\.pythonhosted|pypi\.org/simple|registry\.npmjs|deb\.debian\.org)")


def modules() -> list[Path]:
    """Every module of the product but the migrations."""
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return [path for path in found if "migrations" not in path.parts]


def functions(path: Path) -> list[tuple[str, int]]:
    """Name and length in lines, docstring not counted, of every function in ``path``."""
    tree = ast.parse(path.read_text())
    return [
        (f"{path.relative_to(ROOT)}:{node.name}", _length(node))
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first, last = node.lineno, node.end_lineno or node.lineno
    if ast.get_docstring(node):
        docstring = node.body[0]
        last -= (docstring.end_lineno or docstring.lineno) - docstring.lineno + 1
    return last - first + 1


def tracked_files() -> list[Path]:
    """The files that git keeps, without those deleted in the working tree."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


class TestMeasures:
    def test_no_file_is_longer_than_300_lines(self) -> None:
        lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in modules()}
        assert {name: length for name, length in lengths.items() if length > 300} == {}

    def test_the_median_file_has_at_most_80_lines(self) -> None:
        lengths = [len(path.read_text().splitlines()) for path in modules()]
        assert statistics.median(length for length in lengths if length) <= 80

    def test_no_function_is_longer_than_50_lines(self) -> None:
        assert [found for path in modules() for found in functions(path) if found[1] > 50] == []

    def test_nine_tenths_of_the_functions_have_at_most_25_lines(self) -> None:
        lengths = sorted(length for path in modules() for _, length in functions(path))
        assert lengths[int(len(lengths) * 0.9)] <= 25

    def test_the_median_function_has_at_most_8_lines(self) -> None:
        assert statistics.median(length for path in modules() for _, length in functions(path)) <= 8


class TestNames:
    def test_no_module_is_named_after_a_kind_of_code(self) -> None:
        assert [path for path in modules() if FORBIDDEN_NAMES & {path.stem, path.parent.name}] == []

    def test_every_module_opens_with_a_docstring(self) -> None:
        silent = [path for path in modules() if path.read_text() and not ast.get_docstring(ast.parse(path.read_text()))]
        assert silent == []

    def test_no_module_imports_inside_a_function(self) -> None:
        hidden = [
            f"{path.relative_to(ROOT)}:{node.lineno}"
            for path in modules()
            for function in ast.walk(ast.parse(path.read_text()))
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        assert hidden == []


class TestWhatIsCommitted:
    def test_no_file_names_a_machine_or_a_registry(self) -> None:
        leaks = []
        for path in tracked_files():
            if path == Path(__file__).resolve() or path.stat().st_size > 1_000_000:
                continue
            found = LEAK.search(path.read_text(errors="replace"))
            if found:
                leaks.append(f"{path.relative_to(ROOT)}: {found.group()}")
        assert leaks == []
