from __future__ import annotations

import pytest

from tests.ooxml import Validator, start_validator


@pytest.fixture(scope="session")
def valider(tmp_path_factory: pytest.TempPathFactory) -> Validator:
    """Open XML SDK, startet én gang."""
    return start_validator(tmp_path_factory.mktemp("ooxml"))
