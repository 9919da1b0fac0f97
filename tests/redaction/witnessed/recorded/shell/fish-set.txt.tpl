path	shell/fish-set.txt
group	-
0	word	«W6»$«w5»«d2»
1	any	npm_«36»
---
⟪set: invalid option combination⟫

Standard input (line 1): 
set -x --show NPM_TOKEN; set --show DB_PASSWORD; set -x | grep -E "NPM|DB_|NODE"
^

(Type 'help set' for related documentation)
$⟪DB_PASSWORD⟫: set in global scope, exported, with 1 elements
$DB_PASSWORD[1]: |⟦0⟧|
$DB_PASSWORD: originally inherited as |⟦0⟧|
DB_PASSWORD '⟦0⟧'
NODE_ENV production
NPM_TOKEN ⟦1⟧
