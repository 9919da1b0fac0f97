path	docker2/harmless.txt
group	-
---
{"Command":"sh"⟪/bin/sh⟫ -c 'exit 9'\"","⟪CreatedAt⟫":"⟪2026-11-30 06:19:32⟫ +0000 UTC","ID":"⟪ec0f3335495b⟫","Image":"⟪998597c2a484⟫","Labels":"","⟪LocalVolumes⟫":"0","Mounts":"","Names":"elegant_johnson","Networks":"bridge","Platform":null,"Ports":"","⟪RunningFor⟫":"⟪15 seconds⟫ ago","Size":"0B (virtual ⟪1.98MB⟫)","State":"exited","⟪Status":"Exited⟫ (9) ⟪5 seconds⟫ ago"}
{"Command":"sh"env\"","CreatedAt":"⟪2026-11-30 06:18:35⟫ +0000 UTC","ID":"⟪fe363eca4303⟫","⟪Image":"busybox⟫:1.36","Labels":"","LocalVolumes":"0","Mounts":"","Names":"s-db-1","Networks":"s_default","Platform":null,"Ports":"","RunningFor":"About a minute ago","Size":"0B (virtual 1.98MB)","State":"exited","Status":"Exited (0) About a minute ago"}
{"Command":"sh"sh -c 'echo \\\"starti…\"","CreatedAt":"⟪2026-11-30 06:18:11⟫ +0000 UTC","ID":"⟪d0773881f488⟫","Image":"busybox:1.36","Labels":"","LocalVolumes":"0","Mounts":"","Names":"s-api-1","Networks":"s_default","Platform":null,"Ports":"","RunningFor":"About a minute ago","Size":"0B (virtual 1.98MB)","State":"exited","Status":"Exited (3) About a minute ago"}
{"Containers":"N/A","CreatedAt":"2026-11-30 06:19:32 +0000 UTC","⟪CreatedSince⟫":"⟪16 seconds⟫ ago","Digest":"\u003cnone\u003e","ID":"998597c2a484","Repository":"s","⟪SharedSize⟫":"N/A","Size":"1.98MB","Tag":"1","⟪UniqueSize⟫":"N/A","⟪VirtualSize⟫":"⟪1.982MB⟫"}
{"Containers":"N/A","CreatedAt":"⟪2026-11-30 06:17:45⟫ +0000 UTC","CreatedSince":"2 minutes ago","Digest":"\u003cnone\u003e","ID":"⟪6a2ed38ce234⟫","Repository":"busybox","SharedSize":"N/A","Size":"1.98MB","Tag":"1.36","UniqueSize":"N/A","VirtualSize":"1.982MB"}
{"Volume":["local"],"Network":["bridge","host","ipvlan","macvlan","null","overlay"],"Authorization":null,"Log":["awslogs","fluentd","gcplogs","gelf","journald","json-file","local","logentries","splunk","syslog"]}
exited 0 ⟪2026-11-30T06:17:51.264383211Z⟫ sha256:⟪6a2ed38ce23450ca777c5eaf793d88718a3ecc6e0efe8b8af58a19d86edec5e2⟫
⟪Error response from daemon: This⟫ node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.
⟪Error response from daemon: No such container: nope⟫
⟪failed to configure transport: error⟫ pinging v2 registry: Get "https://⟪127.0.0.1⟫:9/v2/": dial tcp 127.0.0.1:9: ⟪connect: connection refused⟫
DRIVER    VOLUME NAME
local     nas
0
