"""The ways to run the collector on a host without leaving anything there, and why each that is not open is not."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from daoflow_collector.remote.payload import Payload
from daoflow_collector.remote.request import COMMAND
from daoflow_collector.remote.survey import Python, Survey

_BOOT = """\
import os, runpy, signal, sys
left, file = {size}, os.memfd_create("daoflow-collect")
while left:
    signal.alarm(60)
    data = os.read(0, min(left, 1 << 20))
    if not data:
        sys.exit("daoflow-collect: the connection ended before the program was here")
    left -= len(data)
    while data:
        data = data[os.write(file, data):]
signal.alarm(0)
sys.argv = ["daoflow-collect", "{command}"]
runpy.run_path("/proc/self/fd/%d" % file, run_name="__main__")
"""
_PROGRAM = (
    'sh -c \'umask 077; f={place}/.daoflow-collect.$$; trap "rm -f $f" EXIT HUP INT TERM; head -c {size} > $f && chmod 700 $f'
    " && exec 9< $f && rm -f $f && trap - EXIT && exec /proc/self/fd/9 {command}'"
)
"""The program has no name any more when it starts: even a kill leaves nothing."""


_PERL = """\
sub end {{ print STDERR "daoflow-collect: @_\n"; exit 70 }}
$^F = 255; $n = "daoflow-collect"; $f = syscall({call}, $n, 0); end("no file in memory: $!") if $f < 0;
open($o, ">&=", $f) or end($!); binmode $o; $left = {size};
while ($left) {{
  alarm 60; $r = sysread(STDIN, $d, $left > 1048576 ? 1048576 : $left) or end("the connection ended before the program was here");
  $left -= $r; $w = 0;
  while ($w < $r) {{ $w += syswrite($o, $d, $r - $w, $w) // end($!) }}
}}
alarm 0; exec {{ "/proc/self/fd/$f" }} "daoflow-collect", "{command}"; end($!);
"""
"""Where there is no Python there mostly is a Perl, and no memory file system is needed then, nor one that allows programs."""


@dataclass(frozen=True)
class Way:
    """One way: `command` is run by the user's shell and takes the payload, then the request, on standard input."""

    words: str
    payload: Payload
    command: str


def ways(
    survey: Survey, there_are: Sequence[Payload], sizes: dict[str, int]
) -> tuple[tuple[Way, ...], tuple[str, ...]]:
    """Return the open ways, best first, and the reasons why others are closed. `sizes`: bytes of a payload by its name."""
    opened: list[Way] = []
    closed: list[str] = []
    for item in there_are:
        if item.python is not None:
            python = _python_for(survey, item.python)
            if python is None:
                closed.append(_no_python(survey, item.python))
            else:
                words = f"{item.name} in memory, by {python.command} {python.version[0]}.{python.version[1]}"
                opened.append(Way(words, item, _boot(python, sizes[item.name])))
        elif item.machine != survey.machine or survey.system != "Linux":
            closed.append(f"{item.name} is not for {survey.system} {survey.machine}")
        else:
            opened += _by_itself(survey, item, sizes[item.name])
            if not survey.memory:
                places = ", ".join(survey.memory_noexec) or "there is none"
                closed.append(f"no program may be run from a memory file system ({places})")
            if survey.perl_memfd is None:
                closed.append("there is no Perl that makes a file in memory")
    if not survey.whole:
        closed.insert(0, "the user's shell did not say what there is")
    return tuple(opened), tuple(dict.fromkeys(closed))


def _by_itself(survey: Survey, item: Payload, size: int) -> Iterator[Way]:
    """Yield the ways to start a program with its own interpreter."""
    for place in survey.memory[:1]:
        command = _PROGRAM.format(place=place, size=size, command=COMMAND)
        yield Way(f"{item.name} in {place}, without a name", item, command)
    if survey.perl_memfd is not None:
        # In hexadecimal there is nothing that any shell would take for its own.
        code = _PERL.format(call=survey.perl_memfd, size=size, command=COMMAND).encode().hex()
        yield Way(f"{item.name} in memory, by perl", item, f'perl -e "eval pack(q(H*),q({code}))"')


def _python_for(survey: Survey, oldest: tuple[int, int]) -> Python | None:
    return next((item for item in survey.pythons if item.version >= oldest and item.has_memfd), None)


def _no_python(survey: Survey, oldest: tuple[int, int]) -> str:
    wanted = f"{oldest[0]}.{oldest[1]}"
    if not survey.pythons:
        return f"there is no Python ({wanted} or later)"
    newest = max(survey.pythons, key=lambda item: item.version)
    if newest.version >= oldest:
        return f"{newest.command} cannot make a file in memory"
    return f"the newest Python is {newest.version[0]}.{newest.version[1]}, {wanted} is needed"


def _boot(python: Python, size: int) -> str:
    code = base64.b64encode(_BOOT.format(size=size, command=COMMAND).encode()).decode()
    # One line without a quote inside: csh and fish take it, too.
    return f"{python.command} -I -S -B -c \"import base64;exec(base64.b64decode('{code}'))\""
