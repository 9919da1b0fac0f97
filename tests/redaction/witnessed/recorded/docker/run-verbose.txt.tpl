path	docker/run-verbose.txt
group	-
0	any	«32»
1	word	«W6»!«w5»«d2»
2	word	«W6»$«w5»"«d3»
---
+ docker run -d --name a1 -e ⟪API_TOKEN⟫=⟦0⟧ -e '⟪DB_PASSWORD⟫=⟦2⟧' busybox:1.36 sh -c 'echo token is $API_TOKEN; sleep 60'
⟪8372e053b3f7746dde2546e3e207c9a21291d0668dd75e685686a367a1f8d818⟫
+ docker run --name a2 -e SECRET=⟦0⟧ busybox:1.36 /nope --password '⟦1⟧'
⟪docker: Error response from daemon: failed⟫ to create shim ⟪task: OCI runtime create failed: runc create failed: unable⟫ to start container process: exec: "/nope": stat /nope: ⟪no such file or directory: unknown⟫

Run 'docker run --help' for more information
+ docker run --rm busybox:1.36 sh -c 'echo connecting with password=⟦1⟧; exit 7'
connecting with password=⟦1⟧
+ echo rc=7
rc=7
+ docker logs a1
token is ⟦0⟧
+ docker run --rm --env DB_PASSWORD --bogus ⟦0⟧ busybox:1.36
⟪unknown flag⟫: --bogus

Usage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]

Run 'docker run --help' for more information
+ docker run --rm busybox:9.9 true
⟪Unable to find image⟫ 'busybox:9.9' locally
⟪docker: Error response from daemon: Get⟫ "https://registry.example.com/v2/": dial tcp: lookup registry.example.com on ⟪10.0.0.2:53⟫: dial udp 10.0.0.2:53: connect: network is unreachable

Run 'docker run --help' for more information
+ docker exec a1 sh -c 'cat ⟪/data/nope⟫'
cat: can't open '/data/nope': ⟪No such file or directory⟫
+ docker rename a1 a3
+ docker port a3
+ docker diff a3
