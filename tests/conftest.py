"""Felles for alle testene: hypothesis gir samme svar hver gang når CI er satt, og programmer som må være installert."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.ooxml import Validator, start_validator

settings.register_profile(
    "ci", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("lokalt", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci" if os.environ.get("CI") else "lokalt")

Krev = Callable[[str], str]


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


@pytest.fixture(scope="session")
def valider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Validator]:
    """Open XML SDK, startet én gang."""
    with start_validator(tmp_path_factory.mktemp("ooxml")) as validator:
        yield validator
