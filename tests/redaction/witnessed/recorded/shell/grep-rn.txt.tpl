path	shell/grep-rn.txt
group	-
0	any	«32»
1	word	«W6»!«w5»«d2»
2	any	sk_live_«24»
---
conf/web.config:1:<add ⟪name="stripe⟫" value="⟦2⟧" ⟪timeout="30⟫"/>
conf/api.ini:2:key = ⟦0⟧
conf/app.yml:3:  password: ⟦1⟧

␛[35m␛[Kconf/app.yml␛[m␛[K␛[36m␛[K:␛[m␛[K␛[32m␛[K2␛[m␛[K␛[36m␛[K:␛[m␛[K  ␛[01;31m␛[Khost␛[m␛[K: ⟪db.example.net⟫
␛[35m␛[Kconf/app.yml␛[m␛[K␛[36m␛[K-␛[m␛[K␛[32m␛[K3␛[m␛[K␛[36m␛[K-␛[m␛[K  password: ⟦1⟧
conf/app.yml:3:  password: ⟦1⟧
{"type":"begin","data":{"path":{"text":"conf/app.yml"}}}
{"type":"match","data":{"path":{"text":"conf/app.yml"},"lines":{"text":"  password: ⟦1⟧\n"},"⟪line_number⟫":3,"⟪absolute_offset⟫":27,"submatches":[{"match":{"text":"password"},"start":2,"end":10}]}}
{"type":"end","data":{"path":{"text":"conf/app.yml"},"⟪binary_offset⟫":null,"stats":{"elapsed":{"secs":0,"nanos":29555,"human":"0.000030s"},"searches":1,"⟪searches_with_match⟫":1,"⟪bytes_searched⟫":54,"bytes_printed":263,"matched_lines":1,"matches":1}}}
total 12
drwxr-xr-x 2 root root 100 Nov 30 05:30 .
drwxrwxrwx 3 root root 200 Nov 30 05:30 ..
-rw-r--r-- 1 root root  56 Nov 30 05:30 api.ini
-rw-r--r-- 1 root root  54 Nov 30 05:30 app.yml
-rw-r--r-- 1 root root  75 Nov 30 05:30 web.config
5735a397a074580d3606781c9e8523a70c43d68932a015147bd73f518a271343  conf/api.ini
0bde65f2d379023653e0eebd4de98b64958d845a1ceedc9c529f3f8d67a81e63  conf/app.yml
f67b0cd80827ba28ad79e0a2b4dfc3b7ede48200e4200556e72bcd295ccef09f  conf/web.config
