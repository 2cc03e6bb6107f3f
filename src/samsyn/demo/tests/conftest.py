"""The county's responses, made once for all tests."""

import pytest

from samsyn.demo.county import ResponseFile, responses

SEED = 2040


@pytest.fixture(scope="session")
def seed() -> int:
    return SEED


@pytest.fixture(scope="session")
def found() -> tuple[ResponseFile, ...]:
    return responses(SEED)
