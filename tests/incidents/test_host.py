"""The host around a sound control plane: clock, disk, permissions, Compose; and a bundle that suffered on its way."""

import io
import shutil
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

import zstandard

from tests.faults.test_data_root import as_nobody
from tests.incidents.diagnosis import analyze_bundle, decompressed, diagnose
from tests.incidents.site import Site
from tests.incidents.stack import Stack


def test_a_clock_that_is_ahead_and_a_disk_that_is_nearly_full(
    new_stack: Callable[[str], Stack], full_disk: Callable[[int], Path]
) -> None:
    """Both are said beside a control plane that works: no cause, and the numbers are in the sentences."""
    stack, disk = new_stack("clock"), full_disk(64)
    (disk / "filler").write_bytes(bytes(60 << 20))
    volume = f"volumes:\n  daoflow-staging:\n    driver_opts: {{type: none, o: bind, device: {disk}}}\n"
    stack.installation.write_override(
        f"services:\n  daoflow:\n    environment: {{STANDIN_CLOCK_AHEAD_S: '180'}}\n{volume}"
    )
    stack.up_and_ready()
    diagnosis = diagnose(stack.installation)

    assert "ahead of the host's" in diagnosis.finding("clock-skew")["message"], diagnosis.summary()
    assert diagnosis.finding("disk-nearly-full")["subject"]["path"].endswith("daoflow-staging/_data"), (
        diagnosis.summary()
    )


def test_a_user_who_may_not_ask_the_engine(site: Site) -> None:
    """The collector runs without the right to the socket and to `.env`: that is why everything is missing, and it is said."""
    # /run is the test engine's own, and open to whom the folders of pytest are not.
    folder = Path(tempfile.mkdtemp(dir="/run"))
    folder.chmod(0o777)
    directory = folder / "daoflow"
    shutil.copytree(site.stack.directory, directory)
    directory.chmod(0o755)
    site.bundle = folder / "evidence.tar.zst"
    diagnosis = site.diagnose("--dir", str(directory), through=as_nobody(), exit_codes=(4,))

    # What one user may not see is no reason why DaoFlow does not answer: nothing is blamed, and no unread setting is called unset.
    assert diagnosis.verdict is None, diagnosis.summary()
    assert "docker-permission-denied" in diagnosis.finding("evidence-missing")["explained_by"]
    assert "required-secret-empty" not in diagnosis.names()


def test_a_host_without_compose(site: Site) -> None:
    """The plugin is not there: containers and logs come from the engine, and the missing program is named."""
    diagnosis = site.diagnose(through=("env", "PATH=/nonexistent", "HOME=/nonexistent", "DOCKER_CONFIG=/nonexistent"))

    assert diagnosis.finding("compose-unavailable"), diagnosis.summary()


def repacked(bundle: Path, *, change: bytes = b"", add: str = "") -> Path:
    """Return the bundle packed again by other programs, a frame a member: a log with other words in it, or one member more."""
    packed, frames = bundle.with_name("repacked.tar.zst"), []
    with tarfile.open(fileobj=io.BytesIO(decompressed(bundle))) as source:
        for member in source.getmembers():
            file = source.extractfile(member)
            content = file.read() if file is not None else b""
            if member.name.endswith("logs/daoflow.log"):
                content = content.replace(b"DaoFlow", b"Daoflow") + change
            frames.append(tar_frame(member.name, content))
    if add:
        frames.insert(1, tar_frame(add, b"evil"))
    packed.write_bytes(b"".join([*frames, zstandard.ZstdCompressor().compress(bytes(1024))]))
    return packed


def tar_frame(name: str, content: bytes) -> bytes:
    """Return one member as a zstd frame of its own."""
    member = tarfile.TarInfo(name)
    member.size = len(content)
    padding = bytes(-len(content) % 512)
    return zstandard.ZstdCompressor().compress(member.tobuf(tarfile.USTAR_FORMAT) + content + padding)


def test_a_bundle_that_suffered_on_its_way(site: Site) -> None:
    """Cut in the middle, changed in one log, or with a member that climbs out of its folder: the report says so, and what it means."""
    site.diagnose()
    cut = site.bundle.with_name("cut.tar.zst")
    cut.write_bytes(site.bundle.read_bytes()[: site.bundle.stat().st_size // 2])
    damaged = {
        "bundle-truncated": cut,
        "bundle-tampered": repacked(site.bundle, change=b"2026-11-23T12:00:00.000000000Z stdout nothing happened\n"),
        "input-hostile": repacked(site.bundle, add="../../etc/cron.d/evil"),
    }
    for name, bundle in damaged.items():
        document = analyze_bundle(bundle, "--allow-unverified")
        assert name in {finding["name"] for finding in document["findings"]}, (name, document["bundle"])
