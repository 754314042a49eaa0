"""The pages made from tables are up to date, and the check notices when they are not."""

import runpy
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "docs" / "generate.py"


@pytest.fixture
def generate(monkeypatch: pytest.MonkeyPatch) -> dict:
    """The script's names, as if imported."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    return runpy.run_path(str(SCRIPT))


def test_the_pages_are_up_to_date(generate: dict, capsys: pytest.CaptureFixture[str]) -> None:
    assert (generate["main"](["--check"]), capsys.readouterr().err) == (0, "")


def test_the_check_names_what_is_stale_and_writing_mends_it(
    generate: dict, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    generate["main"].__globals__["DOCS"] = tmp_path
    for name in generate["PAGES"]:
        (tmp_path / name).write_text((SCRIPT.parent / name).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "chords.md").write_text("old", encoding="utf-8")
    assert generate["main"](["--check"]) == 1
    assert capsys.readouterr().err == "docs/chords.md is stale: run python docs/generate.py\n"
    generate["main"]([])
    assert generate["main"](["--check"]) == 0


def test_every_placeholder_is_shown_with_what_it_becomes(generate: dict) -> None:
    page = generate["placeholders"]()
    rows = [line for line in page.splitlines() if line.startswith("| `{")]
    assert len(rows) == len(generate["PLACEHOLDERS"])
    assert "| `{date+3}` | `{日期+3}` |" in page
    assert "11月29日 / November 29" in page
