path	daoflow/deployment.log
group	-
0	any	ghp_«36»
1	word	«W6»!«w5»«d2»
2	any	«32»
---
{"⟪level":"info⟫","stream":"stdout","⟪createdAt⟫":"⟪2026-11-29T22:14:00.114Z⟫","message":"Cloning into '⟪/app/staging/9f31c0de5f0a3d0e5a5f7a1b7d1d9c6e⟫'..."}
{"level":"info","stream":"stderr","createdAt":"⟪2026-11-29T22:14:01.114Z⟫","message":"⟪fatal: unable to access⟫ 'https://x-access-token:⟦0⟧@github.com/acme/shop.git/': ⟪The requested URL returned error⟫: 403"}
{"level":"info","stream":"stdout","createdAt":"⟪2026-11-29T22:14:02.114Z⟫","message":"+ docker compose -p shop --env-file .daoflow.compose.env up -d"}
{"level":"info","stream":"stderr","createdAt":"⟪2026-11-29T22:14:03.114Z⟫","message":"WARN[0000] The \"def\" variable is not set. Defaulting to a blank string."}
{"level":"info","stream":"stderr","createdAt":"2026-11-29T22:14:04.114Z","message":"⟪Error response from daemon: Get⟫ \"https://ghcr.io/v2/\": unauthorized: authentication required (password '⟦1⟧')"}
{"level":"info","stream":"stdout","createdAt":"2026-11-29T22:14:05.114Z","message":"Using deploy hook https://⟪hooks.example.com⟫/deploy/⟦2⟧?sha=4f1c2d3"}
{"⟪level":"error⟫","stream":"stderr","createdAt":"2026-11-29T22:14:06.114Z","message":"⟪docker compose pull failed with exit code⟫ 18"}
{"level":"info","stream":"stdout","createdAt":"2026-11-29T22:14:07.114Z","message":"healthcheck: wget --header \"X-Health-Token: ⟦2⟧\" http://⟪127.0.0.1:8080⟫/ready -> 503"}
