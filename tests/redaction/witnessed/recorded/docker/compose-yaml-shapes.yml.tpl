path	docker/compose-yaml-shapes.yml
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
2	hex	«48»
3	word	«W6»'«w5»!«d3»
4	word	«w5»-«w7»-«w4»-«w6»
5	any	«40»
6	any	sk_live_«24»
7	any	«28»
8	word	«W6»\«w5»;«d3»
9	any	«30»
---
x-secrets: &creds
  ⟪MAIL_PASSWORD⟫: &mailpw ⟦0⟧
  ⟪RELAY_PASSWORD⟫: *mailpw
services:
  api:
    ⟪image: ghcr.io/acme/api⟫@sha256:⟪9f31c0de5f0a3d0e5a5f7a1b7d1d9c6e7a1f8f1a2b3c4d5e6f708192a3b4c5d6⟫
    environment:
      <<: *creds
      ⟪ADMIN_PASSWORD⟫: '⟦3|«0:6»''«7:12»!«13:16»⟧'
      ⟪BACKUP_PASSPHRASE⟫: >-
        ⟦4⟧
      ⟪JWT_SECRET⟫: |
        ⟦5⟧
      ⟪LDAP_PASSWORD⟫: "⟦8|«0:6»\\«7:12»;«13:16»⟧"
      STRIPE_KEY: !!str ⟦6⟧
      "QUOTED_TOKEN" : ⟦1⟧   # rotated 2026-11-01
      ? VAULT_TOKEN
      : ⟦7⟧
      LOG_LEVEL: info
      SESSION_TTL: 3600
    command: [serve, --admin-token, "⟦2⟧", --port, "8080"]
    entrypoint:
      - ⟪/bin/server⟫
      - -secret
      - ⟦9⟧
      - -listen
      - ⟪0.0.0.0:8080⟫
    healthcheck:
      test: curl -fsS -H 'X-Health-Token: ⟦7⟧' http://⟪127.0.0.1:8080⟫/ready || exit 1
    ⟪depends_on⟫: {db: {condition: service_healthy}}
