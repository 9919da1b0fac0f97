"""A stand-in for the DaoFlow control plane: the same lines, endpoints and exits, on a real database."""
