path	postgres/log-auth-failures.log
group	-
---
⟪2026-11-30 05:34:11.802 UTC⟫ [99] [unknown]@[unknown] LOG:  connection received: host=⟪127.0.0.1⟫ ⟪port=52682⟫
⟪2026-11-30 05:34:11.918 UTC⟫ [99] app@shop ⟪FATAL:  password authentication⟫ ⟪failed for user⟫ "app"
2026-11-30 05:34:11.918 UTC [99] app@shop DETAIL:  Connection matched pg_hba.conf line 87: "host    all             all             127.0.0.1/32            scram-sha-256"
⟪2026-11-30 05:34:12.067 UTC⟫ [101] [unknown]@[unknown] LOG:  connection received: ⟪host=127.0.0.1⟫ ⟪port=52686⟫
⟪2026-11-30 05:34:12.089 UTC⟫ [101] ghost@shop FATAL:  password authentication failed for user "ghost"
2026-11-30 05:34:12.089 UTC [101] ghost@shop DETAIL:  Role "ghost" ⟪does not exist⟫.
	Connection matched pg_hba.conf line 87: "host    all             all             127.0.0.1/32            scram-sha-256"
⟪2026-11-30 05:34:12.318 UTC⟫ [103] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 ⟪port=52694⟫
⟪2026-11-30 05:34:12.369 UTC⟫ [103] app@nodb FATAL:  password authentication failed for user "app"
2026-11-30 05:34:12.369 UTC [103] app@nodb DETAIL:  Connection matched pg_hba.conf line 87: "host    all             all             127.0.0.1/32            scram-sha-256"
⟪2026-11-30 05:34:12.706 UTC⟫ [104] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 ⟪port=52706⟫
⟪2026-11-30 05:34:12.746 UTC⟫ [105] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 ⟪port=52718⟫
