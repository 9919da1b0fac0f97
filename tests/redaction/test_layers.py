"""What is met while reading is hunted beside what was known before, which is not compiled again."""

from __future__ import annotations

import base64
import random
import threading
import tracemalloc

from daoflow_collector.redact.known import Known
from daoflow_collector.redact.layers import Layers, compiled
from daoflow_collector.redact.scanner import Scanner
from daoflow_collector.redact.vault import Vault

EARLY = [base64.b64encode(random.Random(number).randbytes(24)).decode() for number in range(20)]
LATE = [f"{random.Random(number).getrandbits(128):032x}" for number in range(100, 104)]


def vault_of(values: list[str]) -> Vault:
    """Return a vault that knows the values."""
    vault = Vault(bytes(32))
    for number, value in enumerate(values):
        vault.add(f"K{number}_SECRET", value)
    return vault


def grown() -> tuple[Known | Layers, Known]:
    """Return what is hunted where the late values were met afterwards, and the same compiled at once."""
    vault = vault_of(EARLY)
    before = Known(vault)
    for number, value in enumerate(LATE, start=len(EARLY)):
        vault.add(f"K{number}_SECRET", value)
    return compiled(vault, before), Known(vault_of([*EARLY, *LATE]))


def test_both_layers_are_hunted_as_one() -> None:
    """In plain, encoded, dumped, and cut over lines: all of it is found as if everything had been known before."""
    layers, whole = grown()
    assert isinstance(layers, Layers)
    for value in (EARLY[3], LATE[2]):
        encoded = base64.b64encode(value.encode())
        dumped = value.encode().hex(" ").encode()
        line = b"plain %b and %b or %b" % (value.encode(), encoded, dumped)
        words = line.split()
        assert sorted(layers.find(line), key=str) == sorted(whole.find(line), key=str) != []
        assert layers.spelt(line) == whole.spelt(line) != []
        assert layers.words_hit(words) == whole.words_hit(words)
        assert layers.may_be_spelt_in(line, set(words))
        assert layers.contains(encoded)
        assert layers.contains_raw(line)
        assert layers.resolve(encoded) == whole.resolve(encoded) == (value.encode(), ())
        first, second = value[:13].encode(), value[13:].encode()
        assert layers.cut_pairs(first, [second]) == {0}
        assert layers.straddles(first, second) == whole.straddles(first, second) != []


def test_what_was_known_is_not_compiled_again() -> None:
    """One value met takes the memory of one."""
    vault = vault_of(EARLY)
    before = Known(vault)
    tracemalloc.start()
    for value in LATE:
        vault.add("MET_TOKEN", value)
        layers = compiled(vault, before)
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert layers.revision == vault.revision
    assert peak_bytes < 2 * len(LATE) * 100_000


def test_a_value_that_is_an_ordinary_word_after_all_is_not_hunted() -> None:
    """Then what was compiled holds too much, and all of it is compiled anew."""
    vault = vault_of([*EARLY, "kettle-drum-29"])
    before = Known(vault)
    vault.add_ordinary_words(["kettle-drum-29"])
    assert not compiled(vault, before).find(b"the kettle-drum-29 is played")


def test_threads_that_meet_a_new_value_share_what_is_compiled_of_it() -> None:
    """Each log is read by one, and three copies were 10 MB."""
    vault = vault_of(EARLY)
    scanner = Scanner(vault)
    vault.add("MET_TOKEN", LATE[0])
    seen: list[Known | Layers] = []
    threads = [threading.Thread(target=lambda: seen.append(scanner.known)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(map(id, seen))) == 1
