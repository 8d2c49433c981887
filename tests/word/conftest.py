from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest

from tests.ooxml import Validator, start_validator

Krev = Callable[[str], str]


@pytest.fixture(scope="session")
def valider(tmp_path_factory: pytest.TempPathFactory) -> Validator:
    """Open XML SDK, startet én gang."""
    return start_validator(tmp_path_factory.mktemp("ooxml"))


@pytest.fixture(scope="session")
def krev() -> Krev:
    """Gi stien til et program; hopp over når det ikke er installert, men aldri når CI er satt."""

    def finn(program: str) -> str:
        sti = shutil.which(program)
        if sti is None and os.environ.get("CI"):
            pytest.fail(f"{program} mangler")
        if sti is None:
            pytest.skip(f"{program} er ikke installert")
        return sti

    return finn
