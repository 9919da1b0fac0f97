"""`python -m daoflow_collector.cli`."""

from daoflow_collector.cli import main

if __name__ == "__main__":
    main()
