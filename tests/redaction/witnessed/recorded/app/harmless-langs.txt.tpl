path	app/harmless-langs.txt
group	-
---
⟪2026-11-30 05:38:52,252⟫ INFO auth: password changed for user 42
⟪2026-11-30 05:38:52,258⟫ INFO auth: token count=118 limit=4096
2026-11-30 05:38:52,258 WARNING auth: secret db-credentials ⟪not found in namespace shop⟫
2026-11-30 05:38:52,258 ⟪ERROR auth: invalid api key⟫ (prefix sk_live)
2026-11-30 05:38:52,258 INFO auth: session 3 of 14 closed, key rotation in 90 days
2026-11-30 05:38:52,258 DEBUG auth: {'⟪password_min_length⟫': 12, '⟪token_ttl⟫': 3600, '⟪secret_name⟫': 'db', 'auth': 'ldap', '⟪key_file⟫': '⟪/run/secrets/key⟫'}
2026-11-30 05:38:52,258 INFO auth: ⟪sha256:9f31c0de5f0a3d0e5a5f7a1b7d1d9c6e7a1f8f1a2b3c4d5e6f708192a3b4c5d6⟫ pulled in 12.3s
2026-11-30 05:38:52,258 INFO auth: commit 4f1c2d3e4b5a69788796a5b4c3d2e1f00f1e2d3c deployed as 0.11.0
Traceback (most recent call last):
  File "⟪/srv/app/p.py⟫", line 4, in <module>
    int('x')
⟪ValueError: invalid literal for int⟫() with base 10: 'x'
node:internal/modules/cjs/loader:1210
  throw err;
  ^

⟪Error: Cannot find module⟫ './nope'
Require stack:
- ⟪/srv/app⟫/[eval]
    at Module._resolveFilename (node:internal/modules/cjs/loader:1207:15)
    at Module._load (node:internal/modules/cjs/loader:1038:27)
    at Module.require (node:internal/modules/cjs/loader:1289:19)
    at require (node:internal/modules/helpers:182:18)
    at [eval]:1:1
    at runScriptInThisContext (node:internal/vm:209:10)
    at node:internal/process/execution:118:14
    at [eval]-wrapper:6:24
    at runScript (node:internal/process/execution:101:62)
    at evalScript (node:internal/process/execution:133:3) {
  code: '⟪MODULE_NOT_FOUND⟫',
  ⟪requireStack⟫: [ '/srv/app/[eval]' ]
}

Node.js v20.20.2
⟪PHP Fatal error:  Uncaught Error: Call⟫ to undefined function foo() in Command line code:1
Stack trace:
#0 {main}
  thrown in Command line code on line 1
-e:1:in `<main>': undefined method `foo' for nil:NilClass (NoMethodError)

nil.foo
   ^^^^
HASH(0x55c4398524b8)go version go1.19.8 linux/amd64
openjdk version "17.0.15" 2025-04-15
OpenJDK Runtime Environment (build 17.0.15+6-Debian-1deb12u1)
OpenJDK 64-Bit Server VM (build 17.0.15+6-Debian-1deb12u1, mixed mode, sharing)
v20.20.2
