path	shell/harmless-words.txt
group	-
---
⟪password authentication failed for user⟫ "daoflow"
⟪token expired at⟫ ⟪2026-11-29T22:00:00Z⟫, refresh token rotated, 3 tokens left
secret_name=db-credentials ⟪secret_version⟫=7 ⟪secretRef⟫=shop/db ⟪keyId⟫=kid-2041 ⟪key_length⟫=4096
⟪PASSWORD_FILE⟫=⟪/run/secrets/db_password⟫ ⟪TOKEN_TTL⟫=3600 ⟪SECRET_KEY_ROTATION_DAYS⟫=90 ⟪PRIVATE_KEY_PATH⟫=⟪/etc/ssl/private/site.key⟫
max_tokens=2048 ⟪prompt_tokens⟫=118 ⟪completion_tokens⟫=31 tokenizer=cl100k_base
Enter passphrase for key '⟪/home/ops/.ssh/id_ed25519⟫': 
api_key_header=X-Api-Key ⟪auth_method⟫=password ⟪auth_backend⟫=ldap passwordless=true
⟪error: required variable POSTGRES⟫_PASSWORD ⟪is missing a value: Set POSTGRES⟫_PASSWORD in .env
the password must be at least 12 characters and contain a digit
2 secrets created, 0 changed, 1 removed
session closed for user root; ⟪session_timeout⟫=1800 sessions=14
cookie "better-auth.session_token" ⟪was rejected: SameSite⟫=None without Secure
credential helper 'docker-credential-pass' ⟪not found in⟫ $PATH
