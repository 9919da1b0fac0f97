"""Redaction: nothing of a host leaves it without passing here.

`Vault` knows this host's secrets and makes tokens; `harvest` fills it before anything is written; `Redactor` is the gate; `Verifier`
looks at the finished bytes again with code of its own. Standard library only. `README.md` beside this file tells how it works.
"""

from daoflow_collector.redact.errors import RedactionError
from daoflow_collector.redact.harvest import harvest
from daoflow_collector.redact.lines import LineRedactor
from daoflow_collector.redact.redactor import Redactor
from daoflow_collector.redact.vault import Vault
from daoflow_collector.redact.verifier import Hit, Verifier, values_of_env_file

__all__ = ["Hit", "LineRedactor", "RedactionError", "Redactor", "Vault", "Verifier", "harvest", "values_of_env_file"]
