path	http/curl-v-form.txt
group	-
---
⟪/bin/bash⟫: line 1: tiger72: ⟪command not found⟫
curl: no URL specified!
curl: try 'curl --help' or 'curl --manual' for more information
