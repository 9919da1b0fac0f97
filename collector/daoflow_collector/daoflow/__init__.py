"""DaoFlow's own records: its HTTP API and its database, by allow-list, and the deployments found in them."""
