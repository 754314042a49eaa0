"""The wheel that people install: into an empty environment, where nothing of this checkout is in reach."""

import json
import os
import pwd
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT))
    [built] = folder.glob("*.whl")
    return built


def run(*command: str, **env: str) -> str:
    done = subprocess.run(command, env=os.environ | env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_wheel_carries_phrases_and_resources_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"assistant"}
    for part in ("phrases/general-zh/", "phrases/general-en/", "resources/clients/", "resources/icons/"):
        assert [name for name in names if name.startswith(f"assistant/_bundled/{part}")], part


@pytest.mark.slow
def test_the_installed_wheel_works(wheel: Path, tmp_path: Path) -> None:
    cache = Path(pwd.getpwuid(os.getuid()).pw_dir) / ".cache" / "pip"
    run(sys.executable, "-m", "venv", str(tmp_path / "venv"))
    run(str(tmp_path / "venv/bin/python"), "-m", "pip", "install", "-q", str(wheel), PIP_CACHE_DIR=str(cache))
    command = str(tmp_path / "venv/bin/quickphrase")
    assert "status" in run(command, "--help")
    phrases = json.loads(run(command, "--profile", str(tmp_path / "profile"), "list", "--json"))
    assert len(phrases) > 50
