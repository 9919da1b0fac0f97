path	daoflow/app.log
group	-
0	any	«32»
1	word	«W6»!«w5»«d2»
3	any	«32»
4	hex	«64»
5	hex	«32»:«32»:«64»
6	jwt	
7	any	«24»
---
[auth] Email transport: smtp
[migrate] Database migrations completed ✓
[bootstrap] Initial owner ops@example.com already exists
[worker] No TEMPORAL_ADDRESS set, using legacy polling worker
[server-readiness] localhost ready in 812ms
<-- GET /trpc/deploymentDetails?input=%7B%22deploymentId%22%3A%22bb4cd6f8be1f0ea642e783beab7a58f6%22%7D
--> GET /trpc/deploymentDetails ␛[32m200␛[0m 12ms
<-- GET /api/auth/reset-password/⟦0⟧?callbackURL=%2F
--> GET /api/auth/reset-password/⟦0⟧ ␛[36m302␛[0m 9ms
<-- GET /api/auth/verify-email?token=⟦6⟧&callbackURL=/
--> POST /api/auth/sign-in/email ␛[33m401␛[0m 88ms
⟪2026-11-29T22:14:03.114Z⟫ ERROR [Better Auth]: ⟪Invalid origin: https⟫://⟪old.example.com⟫
⟪2026-11-29T22:14:04.001Z⟫ WARN [Better Auth]: ⟪Invalid password⟫ { email: "mira@example.com", password: "⟦1⟧" }
{"⟪level":"error⟫","message":"⟪tRPC request failed⟫","path":"addRegistry","error":"⟪Failed query: insert into⟫ \"registries\" (\"id\", \"url\", \"username\", \"password_encrypted\", \"created_at\") values ($1, $2, $3, $4, $5)\nparams: reg_317bab48,ghcr.io,mira,⟦5⟧,⟪2026-11-29T22:14:05.000Z⟫"}
⟪error: Failed query: select⟫ "id", "expires_at", "token", "user_id" from "sessions" where "sessions"."token" = $1
params: ⟦3⟧
108 |     ⟪throw new Error⟫("ENCRYPTION_KEY must be set in production.");
                                                                  ^
⟪error: ENCRYPTION⟫_KEY must be at least 32 characters in production.
PostgresError: ⟪password authentication failed for user⟫ "daoflow"
 severity: "FATAL",
     ⟪code: "28P01⟫"
[webhook] delivery 41 to https://hooks.slack.com/services/TDCDDA53G/BF30FBAAD/⟦7⟧ failed: 404
[webhook] X-Hub-Signature-256: sha256=⟦4⟧ did not match
