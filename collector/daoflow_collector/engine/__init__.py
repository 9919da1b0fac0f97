"""The Docker Engine while it answers: where it listens, one bounded client, the containers of the project and of what DaoFlow deployed."""
