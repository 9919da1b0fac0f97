"""Which line of a deployment's log is quoted as its reason."""

from __future__ import annotations

import pytest
from daoflow_analyzer.facts.deployments import DeploymentLine
from daoflow_rules.deployments.causes import first_error

WENT_WELL = (
    " web Skipped - Image is already present locally ",
    " Network shop_default  Creating",
    " Network shop_default  Created",
    " Container shop-web-1  Starting",
    " Container shop-web-1  Started",
    " Container shop-error-1  Healthy",
    " db Pulled ",
)


def _lines(*messages: str) -> list[DeploymentLine]:
    return [DeploymentLine(None, "info", "stderr", message, "logs.json", "/lines/0") for message in messages]


def test_what_went_well_is_no_reason() -> None:
    """Compose tells its progress on standard error: a container that started is not why its health check failed."""
    assert first_error(_lines(*WENT_WELL)) is None


@pytest.mark.parametrize(
    "message",
    [
        "Error response from daemon: driver failed",
        " Container shop-web-1  Error",
        "npm ERR! code 1",
        "exec format broken",
    ],
)
def test_what_went_wrong_is_found_between_it(message: str) -> None:
    """An error, or else the last other word on standard error."""
    line = first_error(_lines(*WENT_WELL[:4], message, *WENT_WELL[4:]))
    assert line is not None
    assert line.message == message
