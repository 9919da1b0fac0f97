path	docker/login-errors.txt
group	-
0	any	«20»
---
+ export ⟪DOCKER_CONFIG⟫=⟪/home/ops/.docker⟫
+ DOCKER_CONFIG=/home/ops/.docker
+ docker login -u ops -p ⟦0⟧ ⟪127.0.0.1⟫:9
WARNING! Using --password via the CLI is insecure. Use --password-stdin.
⟪Error response from daemon: Get⟫ "http://127.0.0.1:9/v2/": dial tcp 127.0.0.1:9: ⟪connect: connection refused⟫
+ echo ⟦0⟧
+ docker login --username ops --password-stdin 127.0.0.1:9
Error response from daemon: Get "http://127.0.0.1:9/v2/": dial tcp 127.0.0.1:9: connect: connection refused
+ docker pull 127.0.0.1:9/shop:1
Error response from daemon: Get "http://127.0.0.1:9/v2/": dial tcp 127.0.0.1:9: connect: connection refused
+ docker push 127.0.0.1:9/x
Using default tag: latest
The push refers to repository [127.0.0.1:9/x]
⟪An image does not exist locally with the tag⟫: 127.0.0.1:9/x
+ docker login
⟪Error: Cannot perform an interactive login⟫ from a non TTY device
+ cat ⟪/home/ops/.docker/config.json⟫
cat: /home/ops/.docker/config.json: ⟪No such file or directory⟫
