path	http/curl-trace-form.txt
group	-
---
curl: no URL specified!
curl: try 'curl --help' or 'curl --manual' for more information
⟪/bin/bash⟫: line 1: river46: ⟪command not found⟫
