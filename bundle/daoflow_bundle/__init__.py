"""The bundle: the one file format that collector and analyzer agree on.

`bundle/README.md` documents the container and every member. This package imports nothing else of the project.
"""
