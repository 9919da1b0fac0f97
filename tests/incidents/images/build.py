"""The images of the incident stacks, under the names that the product's Compose file asks for.

Each holds this machine's own programs: real PostgreSQL and Redis, and the stand-in for the control plane. The tags are the
product's; what they hold is said here and nowhere else. The archives are written for `docker load`, in the engine's own format
(one layer, its configuration, a manifest), and kept in `.cache/images` under a digest of what went in.
"""

import hashlib
import io
import json
import platform
import subprocess
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType
from typing import Any

from tests.incidents.images.rootfs import RootFilesystem, program_path

HERE = Path(__file__).parent
CACHE = HERE.parents[2] / ".cache" / "images"
PASSWD = (
    "root:x:0:0:root:/root:/bin/sh\npostgres:x:999:999::/var/lib/postgresql:/bin/sh\nredis:x:998:998::/data:/bin/sh\n"
)
GROUP = "root:x:0:\npostgres:x:999:\nredis:x:998:\n"
PYTHON_LEFT_OUT = {"test", "lib2to3", "pydoc_data", "idlelib", "ensurepip", "tkinter", "dist-packages", "turtledemo"}


@dataclass(frozen=True)
class Image:
    """One archive and the tags it is loaded under; `config` is the image configuration's `config` object."""

    name: str
    tags: tuple[str, ...]
    config: dict[str, Any]
    fill: FunctionType
    passwd: str = PASSWD
    group: str = GROUP


def load_images(images: Iterable[Image] | None = None) -> list[str]:
    """Build what is not cached, load the images (all of them) into the engine of DOCKER_HOST, and return the tags."""
    chosen = tuple(images or IMAGES)
    CACHE.mkdir(parents=True, exist_ok=True)
    for image in chosen:
        digest = _digest(image)
        archive = CACHE / f"{image.name}-{digest}.tar"
        if not archive.exists():
            _build(image, archive)
        subprocess.run(["docker", "load", "--quiet", "--input", str(archive)], check=True, stdout=subprocess.DEVNULL)
    return [tag for image in chosen for tag in image.tags]


def _build(image: Image, archive: Path) -> None:
    for stale in CACHE.glob(f"{image.name}-????????????.*"):
        stale.unlink()
    layer = archive.with_suffix(".layer")
    root = RootFilesystem(layer)
    root.text("/etc/passwd", image.passwd)
    root.text("/etc/group", image.group)
    image.fill(root)
    root.close()
    with layer.open("rb") as content:
        layer_digest = hashlib.file_digest(content, "sha256").hexdigest()
    config = json.dumps(
        {
            "architecture": {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine()),
            "os": "linux",
            "created": "2026-01-01T00:00:00Z",
            "config": image.config,
            "rootfs": {"type": "layers", "diff_ids": [f"sha256:{layer_digest}"]},
            "history": [{"created": "2026-01-01T00:00:00Z", "comment": "made for the incident tests"}],
        }
    ).encode()
    manifest = json.dumps([{"Config": "config.json", "RepoTags": list(image.tags), "Layers": ["layer.tar"]}]).encode()
    unfinished = archive.with_suffix(".part")
    with tarfile.open(unfinished, "w") as whole:
        for name, data in (("config.json", config), ("manifest.json", manifest)):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            whole.addfile(member, io.BytesIO(data))
        whole.add(layer, "layer.tar")
    layer.unlink()
    unfinished.rename(archive)


def _digest(image: Image) -> str:
    """Digest what goes in: the text of this folder and of the image's own module, and the versions of the programs by size and time."""
    digest = hashlib.sha256(Path(image.fill.__code__.co_filename).read_bytes())
    for source in sorted(path for path in HERE.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        digest.update(source.read_bytes())
    for program in (_postgres_bin() / "postgres", program_path("redis-server"), _python()):
        found = program.stat()
        digest.update(f"{program} {found.st_size} {found.st_mtime_ns}".encode())
    return digest.hexdigest()[:12]


def _postgres_bin() -> Path:
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not installed:
        raise FileNotFoundError("PostgreSQL is not installed: run tests/engine/prerequisites")
    return installed[-1]


def _python() -> Path:
    return Path("/usr/bin/python3").resolve()


def _fill_postgres_alone(root: RootFilesystem) -> None:
    binaries = _postgres_bin()
    for name in ("initdb", "pg_ctl", "pg_isready", "postgres", "psql"):
        root.program(binaries / name)
    library = binaries.parent / "lib"
    modules = [library / name for name in ("dict_snowball.so", "plpgsql.so")]
    for module in modules:
        root.copy(module)
    root.libraries(modules)
    root.copy(Path("/usr/share/postgresql") / binaries.parent.name)
    root.copy(Path("/usr/share/zoneinfo/Etc"))
    root.copy(Path("/usr/share/zoneinfo/UTC"))
    root.copy(Path("/usr/lib/locale/C.utf8"))
    root.program(program_path("setpriv"), "/usr/bin/setpriv")
    root.copy(HERE / "postgres" / "docker-entrypoint.sh", "/usr/local/bin/docker-entrypoint.sh")
    root.link("/etc/localtime", "/usr/share/zoneinfo/Etc/UTC")


def _fill_postgres(root: RootFilesystem) -> None:
    """Add an empty extension called `vector`: enough for CREATE EXTENSION, which is all that the stand-in asks of pgvector."""
    _fill_postgres_alone(root)
    extensions = f"/usr/share/postgresql/{_postgres_bin().parent.name}/extension"
    root.text(
        f"{extensions}/vector.control",
        "comment = 'stand-in for pgvector'\ndefault_version = '0.8.0'\nrelocatable = true\n",
    )
    root.text(f"{extensions}/vector--0.8.0.sql", "CREATE DOMAIN vector AS double precision[];\n")


def _fill_redis(root: RootFilesystem) -> None:
    for name in ("redis-server", "redis-cli"):
        root.program(program_path(name), f"/usr/local/bin/{name}")
    root.program(program_path("setpriv"), "/usr/bin/setpriv")
    root.folder("/data", owner=998)
    root.copy(HERE / "redis" / "docker-entrypoint.sh", "/usr/local/bin/docker-entrypoint.sh")


def fill_python(root: RootFilesystem) -> None:
    """Add this machine's Python with its standard library."""
    python = _python()
    root.program(python, "/usr/bin/python3")
    standard_library = Path("/usr/lib") / python.name
    for entry in sorted(standard_library.iterdir()):
        if entry.name not in PYTHON_LEFT_OUT and not entry.name.startswith("config-"):
            root.copy(entry)
    root.libraries((standard_library / "lib-dynload").glob("*.so"))
    root.copy(Path("/usr/lib/locale/C.utf8"))


def _fill_daoflow(root: RootFilesystem) -> None:
    fill_python(root)
    root.copy(HERE / "daoflow" / "standin", "/opt/standin")
    # The kernel names a process after the script that it starts: this one is called bun, as the product's is.
    launcher = "#!/usr/bin/python3 -I\nimport runpy, sys\nsys.path.insert(0, '/opt')\nrunpy.run_module('standin', run_name='__main__')\n"
    root.text("/usr/local/bin/bun", launcher, mode=0o755)
    root.text("/usr/local/bin/temporal", launcher.replace("'standin'", "'standin.temporal'"), mode=0o755)
    root.text("/app/package.json", '{"name": "daoflow", "version": "0.11.0"}\n')
    root.text("/app/packages/server/dist/index.js", "// A stand-in: what runs is /opt/standin.\n")


PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_POSTGRES = {
    "Env": [f"PATH={PATH}:{_postgres_bin()}", "PGDATA=/var/lib/postgresql/data", "LANG=C.UTF-8"],
    "Entrypoint": ["docker-entrypoint.sh"],
    "Cmd": ["postgres"],
    "Volumes": {"/var/lib/postgresql/data": {}},
    "StopSignal": "SIGINT",
    "ExposedPorts": {"5432/tcp": {}},
}
_REDIS = {
    "Env": [f"PATH={PATH}"],
    "Entrypoint": ["docker-entrypoint.sh"],
    "Cmd": ["redis-server", "--protected-mode", "no"],
    "WorkingDir": "/data",
    "Volumes": {"/data": {}},
    "ExposedPorts": {"6379/tcp": {}},
}
_DAOFLOW = {
    "Env": [f"PATH={PATH}", "LANG=C.UTF-8", "PORT=3000"],
    "Cmd": ["bun", "packages/server/dist/index.js"],
    "WorkingDir": "/app",
    "ExposedPorts": {"3000/tcp": {}},
    "Labels": {"org.opencontainers.image.title": "daoflow", "org.opencontainers.image.version": "0.11.0"},
}
_TEMPORAL = {"Env": [f"PATH={PATH}", "LANG=C.UTF-8"], "Cmd": ["temporal"], "ExposedPorts": {"7233/tcp": {}}}
IMAGES = (
    Image("postgres", ("pgvector/pgvector:pg17",), _POSTGRES, _fill_postgres),
    Image("postgres-alone", ("postgres:17", "postgres:15-alpine"), _POSTGRES, _fill_postgres_alone),
    Image("redis", ("redis:7-alpine",), _REDIS, _fill_redis),
    Image("temporal", ("temporalio/auto-setup:1.29.6",), _TEMPORAL, _fill_daoflow),
    Image("daoflow", ("ghcr.io/daoflow-dev/daoflow:0.11.0",), _DAOFLOW, _fill_daoflow),
)
