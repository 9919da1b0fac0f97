"""The HTML report: one self-contained file, readable without JavaScript, that loads nothing and trusts nothing in the bundle."""

from daoflow_reports.html.bounded import WARN_BYTES, render_bounded
from daoflow_reports.html.render import open_templates, render

__all__ = ["WARN_BYTES", "open_templates", "render", "render_bounded"]
