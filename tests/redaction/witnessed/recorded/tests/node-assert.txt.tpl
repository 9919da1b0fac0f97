path	tests/node-assert.txt
group	-
0	any	«32»
1	word	«W6»!«w5»«d2»
---
1 Expected values to be strictly deep-equal:
+ actual - expected

  {
+   ⟪dbPassword⟫: '⟦1⟧',
-   dbPassword: '',
    port: 1
  }
ERR_ASSERTION
2 ⟪webhook secret mismatch: got⟫ ⟦0⟧
+ actual - expected

+ '⟦0⟧'
- 'x'
ERR_ASSERTION
3 Expected double-quoted property name in JSON at position 29
undefined
4 ⟪Invalid URL⟫
ERR_INVALID_URL
5 URI malformed
undefined
⟪Error: outer⟫
    at ⟪/srv/app/p.js⟫:2:462
    at t (/srv/app/p.js:1:48)
    ... 6 lines matching cause stack trace ...
    at node:internal/main/run_main_module:28:49 {
  [cause]: ⟪Error: login with passphrase⟫ ⟦1⟧ failed
      at /srv/app/p.js:2:487
      at t (/srv/app/p.js:1:48)
      at Object.<anonymous> (/srv/app/p.js:2:442)
      at Module._compile (node:internal/modules/cjs/loader:1521:14)
      at Module._extensions..js (node:internal/modules/cjs/loader:1623:10)
      at Module.load (node:internal/modules/cjs/loader:1266:32)
      at Module._load (node:internal/modules/cjs/loader:1091:12)
      at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:164:12)
      at node:internal/main/run_main_module:28:49
}
6 outer
undefined
{ auth: { bearer: '⟦0⟧' } }
{
  pem: 'xxxxxxxxxxxxxxxxxxxx\nyyyyyyyyyyyyyyyyyyyy',
  ⟪secretKey⟫: '⟦0⟧⟦0⟧⟦0⟧'
}
"{\"refreshToken\":\"⟦0⟧\"}"
creds
  secret: ⟦1⟧
⟪AggregateError: all failed⟫
    at Object.<anonymous> (/srv/app/p.js:3:398)
    at Module._compile (node:internal/modules/cjs/loader:1521:14)
    at Module._extensions..js (node:internal/modules/cjs/loader:1623:10)
    at Module.load (node:internal/modules/cjs/loader:1266:32)
    at Module._load (node:internal/modules/cjs/loader:1091:12)
    at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:164:12)
    at node:internal/main/run_main_module:28:49 {
  [errors]: [
    ⟪Error: auth⟫ ⟦0⟧
        at Object.<anonymous> (/srv/app/p.js:3:418)
        at Module._compile (node:internal/modules/cjs/loader:1521:14)
        at Module._extensions..js (node:internal/modules/cjs/loader:1623:10)
        at Module.load (node:internal/modules/cjs/loader:1266:32)
        at Module._load (node:internal/modules/cjs/loader:1091:12)
        at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:164:12)
        at node:internal/main/run_main_module:28:49
  ]
}
[ [ '⟪DB_PASS⟫', '⟦1⟧' ], [ 'PORT', '1' ] ]
[Object: null prototype] {
  ⟪accessToken⟫: '⟦0⟧'
}
{ ⟪signingKey⟫: Secret { value: '⟦0⟧' } }
Headers {
  authorization: 'Bearer ⟦0⟧',
  'x-request-id': 'req-7f21'
}
URLSearchParams { 'a' => '1', 'token' => '⟦0⟧' } a=1&token=⟦0⟧
node: either --test or --eval can be used, not both
 "⟪FOO_SECRET⟫": "⟦0⟧",
 "HOME": "⟪/home/ops⟫",
 "LANG": "C.UTF-8",
