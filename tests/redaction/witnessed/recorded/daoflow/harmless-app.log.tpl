path	daoflow/harmless-app.log
group	-
---
daoflow-1  | ⟪2026-11-29T22:14:03.639983613Z⟫ [auth] Email transport: none
daoflow-1  | ⟪2026-11-29T22:14:03.700000000Z⟫ [migrate] Database migrations completed
daoflow-1  | ⟪2026-11-29T22:14:04.000000000Z⟫ [server-readiness] secret encryption self-test passed
daoflow-1  | ⟪2026-11-29T22:14:05.000000000Z⟫ ⟪2026-11-29T22:14:05.000Z⟫ ERROR [Better Auth]: ⟪Invalid origin: http⟫://⟪127.0.0.1:3100⟫
daoflow-1  | ⟪2026-11-29T22:14:06.000000000Z⟫ ⟪error: BETTER⟫_AUTH_SECRET must be at least 32 characters in production.
daoflow-1  | ⟪2026-11-29T22:14:07.000000000Z⟫ ⟪MigrationApplyError⟫: ⟪Migration application failed: MIGRATION⟫_OPERATION_FAILED.
daoflow-1  | ⟪2026-11-29T22:14:07.100000000Z⟫  details: {}
postgres-1  | ⟪2026-11-29T22:14:08.000000000Z⟫ ⟪2026-11-29 22:14:08.000 UTC⟫ [58] ⟪FATAL:  password authentication⟫ ⟪failed for user⟫ "daoflow"
postgres-1  | 2026-11-29T22:14:08.000000000Z 2026-11-29 22:14:08.000 UTC [58] DETAIL:  Connection matched file "⟪/var/lib/postgresql/data/pg_hba.conf⟫" line 128: "host all all all scram-sha-256"
daoflow-1  | ⟪2026-11-29T22:14:09.000000000Z⟫ {"⟪level":"warn⟫","message":"token bucket empty","bucket":"sign-in","limit":3,"⟪requestId⟫":"⟪7d1f3c1e-9a4b-4c2d-8f10-c0ffee000003⟫"}
daoflow-1  | ⟪2026-11-29T22:14:10.000000000Z⟫ [worker] deployment 9f31c0de5f0a3d0e5a5f7a1b7d1d9c6e ⟪failed: docker compose pull failed with exit code⟫ 18
