"""`daoflow-collect mail`: a finished bundle as unsent letters, split where one would be too large."""
