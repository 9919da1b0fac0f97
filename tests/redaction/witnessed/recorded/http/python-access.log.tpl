path	http/python-access.log
group	-
5	any	«32»
6	any	«14»-«13»_«14»
7	hex	«32»
8	any	«40»
9	hex	«24»
10	upper	AKIA«16»
11	hex	«64»
---
⟪127.0.0.1⟫ - - [30/Nov/2026 05:39:17] "GET /reset-password?token=⟦5⟧ ⟪HTTP/1.1" 200⟫ -
127.0.0.1 - - [30/Nov/2026 05:39:17] "GET /invite/⟦6⟧/accept HTTP/1.1" 200 -
127.0.0.1 - - [30/Nov/2026 05:39:17] "GET /ws?ticket=⟦7⟧&room=42 HTTP/1.1" 200 -
127.0.0.1 - - [30/Nov/2026 05:39:17] "GET /cb?code=⟦8⟧&state=⟦9⟧&session_state=1 HTTP/1.1" 200 -
127.0.0.1 - - [30/Nov/2026 05:39:17] "GET ⟪/v1/apps⟫?limit=20&sort=token_count&page=3 HTTP/1.1" 200 -
127.0.0.1 - - [30/Nov/2026 05:39:17] "GET ⟪/share/s3⟫?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=⟦10⟧%2F20261129%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261129T221403Z&X-Amz-Expires=600&X-Amz-SignedHeaders=host&X-Amz-Signature=⟦11⟧ HTTP/1.1" 200 -
