"""Renderers of the one result document: HTML, Markdown, JSON, text. They show; they do not compute."""
