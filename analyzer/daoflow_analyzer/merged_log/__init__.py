"""All logs of a bundle as one, in the order of time: for `daoflow-analyze logs`. Streamed, whatever the size."""
