path	app/node-error.txt
group	-
0	any	«40»
1	word	«W6»@«w5»«d2»
2	jwt	
---
⟪Error: Request failed with status code⟫ 403
    at Server.<anonymous> (/srv/app/p.js:4:10)
    at Object.onceWrapper (node:events:638:28)
    at Server.emit (node:events:536:35)
    at emitListeningNT (node:net:1951:10)
    at process.processTicksAndRejections (node:internal/process/task_queues:81:21) {
  config: {
    method: 'post',
    url: 'https://⟪api.example.com⟫/v1/apps',
    headers: {
      Authorization: 'Bearer ⟦2⟧',
      'User-Agent': 'daoflow/0.11.0'
    },
    auth: { username: 'svc', password: '⟦1⟧' },
    data: '{"⟪apiKey⟫":"⟦0⟧","⟪name":"shop⟫"}'
  },
  response: { ⟪status: 403⟫, data: { ⟪code: 'FORBIDDEN⟫' } },
  ⟪code: 'ERR_BAD_REQUEST⟫'
}
403 [
  [ 'connection', 'keep-alive' ],
  [ 'content-type', 'application/json' ],
  [ 'date', 'Mon, 30 Nov 2026 05:38:34 GMT' ],
  [ 'keep-alive', 'timeout=5' ],
  [ 'transfer-encoding', 'chunked' ]
]
GET /x HTTP/1.1␍
authorization: Bearer ⟦2⟧␍
⟪Host: localhost⟫:8124␍
Connection: keep-alive␍
␍

[Object: null prototype] {
  authorization: 'Bearer ⟦2⟧',
  ⟪host: 'localhost⟫:8124'
}
(node:74) Warning: token ⟦0⟧ is about to expire
(Use `node --trace-warnings ...` to show where the warning was created)
/srv/app/p.js:6
 const q=http.request({port:8124,path:'/x',headers:{authorization:'Bearer '+"⟦2⟧"}},res=>{console.log(res.req._header); console.log(q.getHeaders()); s.close(); process.emitWarning('token '+"⟦0⟧"+' is about to expire'); setTimeout(()=>{ throw Object.assign(new TypeError('⟪Invalid URL⟫'),{code:'⟪ERR_INVALID_URL⟫',input:'postgres://shop:'+"⟦1⟧"+'@⟪db.example.net:99999⟫/shop'}) },50) }); q.end();
                                                                                                                                                                                                                                                                                                                                                                                                                 ^

⟪TypeError: Invalid URL⟫
    ⟪at Timeout⟫._onTimeout (/srv/app/p.js:6:422)
    at listOnTimeout (node:internal/timers:581:17)
    at process.processTimers (node:internal/timers:519:7) {
  code: 'ERR_INVALID_URL',
  input: 'postgres://shop:⟦1⟧@db.example.net:99999/shop'
}

Node.js v20.20.2
