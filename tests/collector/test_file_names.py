"""A secret in the name of a file costs neither the file nor the bundle."""

from __future__ import annotations

import secrets
from pathlib import Path

from daoflow_bundle.reader import open_bundle

from tests.collector.command import collect, make_installation


def test_a_secret_that_names_a_file_is_a_token_in_the_members_name(tmp_path: Path) -> None:
    """An env file that is called as a known secret is here, under a name that says which; the secret is in no name and no content."""
    installation = make_installation(tmp_path / "daoflow")
    value = secrets.token_hex(12)
    with installation.env_file.open("a") as env:
        env.write(f"FILE_PASSWORD={value}\n")
    (installation.folder / f"app-{value}.env").write_text("LANG=C\n")
    override = f"services: {{daoflow: {{env_file: [./app-{value}.env]}}}}\n"
    (installation.folder / "docker-compose.override.yml").write_text(override)
    done = collect("--dir", str(installation.folder), cwd=tmp_path)
    assert done.returncode == 4, done.stderr
    with open_bundle(Path(done.stdout.strip())) as bundle:
        assert bundle.verify() == "verified"
        contents = {member: bundle.read(member) for member in bundle.members}
    (named,) = [member for member in contents if member.startswith("env/files/app-redacted-FILE_PASSWORD-")]
    assert contents[named].rstrip() == b"LANG=C"
    assert value not in "".join(contents) + done.stderr
    assert not [member for member, content in contents.items() if value.encode() in content]
