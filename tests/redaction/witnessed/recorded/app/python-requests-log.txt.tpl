path	app/python-requests-log.txt
group	-
0	any	«32»
---
⟪2026-11-30 05:38:33,675⟫ urllib3.connectionpool DEBUG Starting new HTTP connection (1): ⟪127.0.0.1⟫:9
⟪2026-11-30 05:38:33,686⟫ urllib3.util.retry DEBUG Incremented Retry for (url='/hook?token=⟦0⟧&event=push'): Retry(total=0, connect=None, read=None, redirect=None, ⟪status=None⟫)
2026-11-30 05:38:33,686 urllib3.connectionpool WARNING Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError("HTTPConnection(⟪host='127.0.0.1⟫', port=9): ⟪Failed to establish a new connection⟫: [Errno 111] ⟪Connection refused⟫")': /hook?token=⟦0⟧&event=push
2026-11-30 05:38:33,686 urllib3.connectionpool DEBUG Starting new HTTP connection (2): 127.0.0.1:9
⟪2026-11-30 05:38:33,689⟫ httpx INFO HTTP Request: POST https://api.telegram.org/bot8412061174:AA⟦0⟧/sendMessage "⟪HTTP/1.1 404⟫ ⟪Not Found⟫"
MaxRetryError('HTTPConnectionPool(host=\'127.0.0.1\', port=9): Max retries exceeded with url: /hook?token=⟦0⟧&event=push (Caused by NewConnectionError("HTTPConnection(host=\'127.0.0.1\', port=9): Failed to establish a new connection: [Errno 111] Connection refused"))')
<urlopen error [Errno 111] Connection refused>
