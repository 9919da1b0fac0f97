path	auth/npm-pip.txt
group	-
0	any	npm_«36»
1	any	«20»
---
+ npm config set //⟪127.0.0.1⟫:9/:_authToken ⟦0⟧ --userconfig ⟪/srv/app/nrc⟫
+ cat nrc
//127.0.0.1:9/:_authToken=⟦0⟧
+ npm --userconfig /srv/app/nrc --registry http://127.0.0.1:9/ --fetch-retries 0 view x
+ head
⟪npm error code ECONNREFUSED⟫
⟪npm error syscall connect⟫
⟪npm error errno ECONNREFUSED⟫
⟪npm error FetchError: request to http⟫://127.0.0.1:9/x ⟪failed, reason: connect ECONNREFUSED⟫ 127.0.0.1:9
⟪npm error     at ClientRequest⟫.<anonymous> (⟪/usr/lib/node_modules/npm/node_modules/minipass-fetch/lib/index.js⟫:130:14)
npm error     at ClientRequest.emit (node:events:524:28)
⟪npm error     at emitErrorEvent⟫ (node:_http_client:101:11)
⟪npm error     at⟫ _destroy (node:_http_client:884:9)
npm error     at onSocketNT (node:_http_client:904:5)
npm error     at process.processTicksAndRejections (node:internal/process/task_queues:83:21) {
+ pip download --no-deps --retries 0 --timeout 1 -i http://ci:⟦1⟧@127.0.0.1:9/simple nopkg
+ head -8
Looking in indexes: http://ci:****@127.0.0.1:9/simple
ERROR: Could not find a version that satisfies the requirement nopkg (from versions: none)
ERROR: No matching distribution found for nopkg
+ pip config list
global.cert='⟪/etc/ssl/certs/ca-certificates.crt⟫'
global.constraint='⟪/etc/xdg/pip/constraints.txt⟫'
+ head -5
+ npm --registry http://ci:⟦1⟧@127.0.0.1:9/ --fetch-retries 0 ping
npm notice PING http://ci:***@127.0.0.1:9/
npm error code ECONNREFUSED
npm error syscall connect
npm error errno ECONNREFUSED
npm error ⟪FetchError⟫: request to http://ci:***@127.0.0.1:9/-/ping failed, reason: connect ECONNREFUSED 127.0.0.1:9
