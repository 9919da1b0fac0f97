"""`python -m daoflow_analyzer.cli`."""

from daoflow_analyzer.cli import main

if __name__ == "__main__":
    main()
