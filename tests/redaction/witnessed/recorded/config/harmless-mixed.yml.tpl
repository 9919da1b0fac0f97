path	config/harmless-mixed.yml
group	-
---
passwords:
  ⟪min_length⟫: 12
  ⟪require_digit⟫: true
secret_backend: vault
token_lifetime: 15m
api_key_id: kid-2041
client_id: daoflow-web
credentials_file: ⟪/run/secrets/gcp.json⟫
tls: {cert: ⟪/etc/ssl/site.crt⟫, ⟪key_file⟫: ⟪/etc/ssl/private/site.key⟫, ⟪min_version⟫: "1.2"}
oauth: {token_url: "https://⟪sso.example.org⟫/token", scopes: [openid, email], pkce: true}
secretKeyRef: {⟪name: shop-db⟫, key: password}
env:
  - {name: ⟪DB_PASSWORD⟫, ⟪valueFrom⟫: {secretKeyRef: {name: shop-db, key: password}}}
  - {name: ⟪API_TOKEN_FILE⟫, value: ⟪/run/secrets/api_token⟫}
imagePullSecrets: [{⟪name: regcred⟫}]
password: ⟪${DB_PASSWORD}⟫
admin_password: "{{ vault_admin_password }}"
db_password: !vault prod/db#password
auth_token: <redacted>
api_secret: ""
session_key: null
passphrase_hint: pet's name
digest: ⟪sha256:9f31c0de5f0a3d0e5a5f7a1b7d1d9c6e7a1f8f1a2b3c4d5e6f708192a3b4c5d6⟫
public_key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0hVn1vCqVtqfGs0yN7UuEoC0Hq7vJx3d1m6l1c8oYk ops@prod-eu-3
