"""DaoFlow's diagnostic rules: one file a rule, in folders named after the playbook's sections."""
