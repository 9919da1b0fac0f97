"""Puts programs of this machine, with every library they load, into the root file system of an image."""

import io
import os
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

_LIBRARY = re.compile(r"(/\S+) \(0x")


class RootFilesystem:
    """A root file system under construction, as a tar archive."""

    def __init__(self, target: Path) -> None:
        """Begin an archive at `target` with the shell and the folders that every image has."""
        self._tar = tarfile.open(target, "w")  # noqa: SIM115 - closed by `close`
        self._names: set[str] = set()
        for folder in ("etc", "proc", "sys", "dev", "run", "var", "root", "usr/bin", "usr/local/bin"):
            self.folder(f"/{folder}")
        self.folder("/tmp", mode=0o1777)
        self.link("/bin", "usr/bin")
        self.link("/sbin", "usr/bin")
        for library in ("lib", "lib64"):
            self.folder(f"/usr/{library}")
            self.link(f"/{library}", f"usr/{library}")
        self.link("/var/run", "../run")
        self.program(program_path("busybox"), "/usr/bin/busybox")
        for applet in (
            "sh",
            "cat",
            "chmod",
            "chown",
            "cp",
            "dd",
            "head",
            "id",
            "ls",
            "mkdir",
            "mv",
            "printf",
            "rm",
            "sleep",
            "tail",
        ):
            self.link(f"/usr/bin/{applet}", "busybox")

    def folder(self, path: str, *, mode: int = 0o755, owner: int = 0) -> None:
        """Add an empty folder."""
        self._add(path, tarfile.DIRTYPE, mode=mode, owner=owner)

    def link(self, path: str, target: str) -> None:
        """Add a symbolic link."""
        self._add(path, tarfile.SYMTYPE, link=target)

    def text(self, path: str, content: str, *, mode: int = 0o644) -> None:
        """Add a file with the given text."""
        self._add(path, tarfile.REGTYPE, content=content.encode(), mode=mode)

    def copy(self, source: Path, path: str | None = None) -> None:
        """Add a file or a folder of this machine, links followed, at the same path unless another is given."""
        target = path or str(source)
        if source.is_dir():
            for entry in sorted(source.iterdir()):
                self.copy(entry, f"{target}/{entry.name}")
        elif source.exists():
            found = source.stat()
            self._add(
                target,
                tarfile.REGTYPE,
                content=source.read_bytes(),
                mode=found.st_mode & 0o755,
                modified=int(found.st_mtime),
            )

    def program(self, source: Path, path: str | None = None) -> None:
        """Add a program and the libraries that the loader finds for it."""
        self.copy(source, path)
        self.libraries([source])

    def libraries(self, binaries: Iterable[Path]) -> None:
        """Add the libraries of these binaries, at their own paths."""
        for library in sorted(set(_libraries(binaries))):
            self.copy(Path(library), _merged(library))

    def close(self) -> None:
        """End the archive."""
        self._tar.close()

    def _add(
        self,
        path: str,
        kind: bytes,
        *,
        content: bytes = b"",
        mode: int = 0o755,
        owner: int = 0,
        link: str = "",
        modified: int = 0,
    ) -> None:
        name = path.lstrip("/")
        if name in self._names:
            return
        parent = str(Path(name).parent)
        if parent != "." and parent not in self._names:
            self.folder(f"/{parent}")
        self._names.add(name)
        member = tarfile.TarInfo(name)
        member.type, member.mode, member.uid, member.gid, member.linkname, member.size = (
            kind,
            mode,
            owner,
            owner,
            link,
            len(content),
        )
        # Python runs a .pyc only when it knows its source's time.
        member.mtime = modified
        self._tar.addfile(member, io.BytesIO(content))


def _libraries(binaries: Iterable[Path]) -> Iterator[str]:
    for binary in binaries:
        # A static program is not an error: ldd says so and exits 1.
        listing = subprocess.run(["ldd", str(binary)], capture_output=True, text=True, check=False)
        yield from _LIBRARY.findall(listing.stdout)


def _merged(path: str) -> str:
    """Return the path under /usr: /lib and /lib64 are links in the images, as in Debian."""
    return path if path.startswith("/usr/") else f"/usr{path}"


def program_path(name: str) -> Path:
    """Return where a program of this machine is. Raises FileNotFoundError when it is not installed."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if found is None:
        raise FileNotFoundError(f"{name} is not installed: run tests/engine/prerequisites")
    return Path(found).resolve()
