"""The committed healthy folder is what the cases' builder makes."""

import json

from daoflow_bundle.manifest import parse_header, parse_manifest

from tests.rules.case_bundle import build
from tests.rules.stack import BUNDLES


def test_the_committed_folder_is_what_the_builder_makes() -> None:
    """Whoever reads tests/bundles/healthy sees exactly the bundle that the cases start from."""
    stock = build({"name": "stock"})
    root = BUNDLES / "healthy"
    files = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}

    assert set(files) == {*stock.content, "bundle.json", "manifest.json"}
    for name, content in stock.content.items():
        assert files[name].read_bytes() == content, name
    assert parse_header(json.loads(files["bundle.json"].read_bytes())) == stock.header
    assert parse_manifest(json.loads(files["manifest.json"].read_bytes())) == stock.manifest
