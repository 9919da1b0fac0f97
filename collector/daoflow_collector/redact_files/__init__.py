"""`daoflow-collect redact SOURCE DEST`: a folder or file that an operator wants to attach by hand."""
