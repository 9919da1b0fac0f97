path	app/node-code-frame.txt
group	-
0	any	«40»
1	any	sk_live_«24»
2	any	ghp_«36»
---
⟪/srv/app/p.js⟫:3
  ⟪throw new Error⟫('⟪signature mismatch for key⟫ ' + key);
  ^

⟪Error: signature mismatch for key⟫ ⟦1⟧
    at sign (/srv/app/p.js:3:9)
    at Object.<anonymous> (/srv/app/p.js:6:1)
    at Module._compile (node:internal/modules/cjs/loader:1521:14)
    at Module._extensions..js (node:internal/modules/cjs/loader:1623:10)
    at Module.load (node:internal/modules/cjs/loader:1266:32)
    at Module._load (node:internal/modules/cjs/loader:1091:12)
    at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:164:12)
    at node:internal/main/run_main_module:28:49

Node.js v20.20.2
<anonymous_script>:1
{"password": "⟦0⟧", }
                                                         ^

SyntaxError: Expected double-quoted property name in JSON at position 57
    at JSON.parse (<anonymous>)
    at [eval]:1:6
    at runScriptInThisContext (node:internal/vm:209:10)
    at node:internal/process/execution:118:14
    at [eval]-wrapper:6:24
    at runScript (node:internal/process/execution:101:62)
    at evalScript (node:internal/process/execution:133:3)
    at node:internal/main/eval_string:51:3

Node.js v20.20.2
[
  '⟪/usr/bin/node⟫',
  '--token=⟦1⟧',
  '--dry-run'
]
  ⟪GH_TOKEN⟫: '⟦2⟧',
  ⟪NODE_ENV⟫: 'production',
