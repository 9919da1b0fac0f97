path	docker2/run-errors.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
2	any	«24»
---
+ docker run --env-file bad.env busybox:1.36 env
⟪docker: invalid env file⟫ (bad.env): variable 'BAD KEY' contains whitespaces

Run 'docker run --help' for more information
+ docker run -e 'A B=⟦1⟧' --rm busybox:1.36 env
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
HOSTNAME=⟪bd7fea7e20e1⟫
A B=⟦1⟧
HOME=/
+ docker run -d -p ⟪127.0.0.1⟫:0CsMCK:80 busybox:1.36
⟪docker: invalid hostPort⟫: 0CsMCK

Run 'docker run --help' for more information
+ docker run --rm -v /srv/secrets/token:/x:0CsM busybox:1.36
⟪docker: Error response from daemon: invalid⟫ mode: 0CsM

Run 'docker run --help' for more information
+ docker run --rm --mount type=bind,src=/nope,dst=/x,password=⟦1⟧ busybox:1.36
⟪invalid argument⟫ "type=bind,src=/nope,dst=/x,password=⟦1⟧" for "--mount" flag: unexpected key 'password' in 'password=⟦1⟧'

Usage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]

Run 'docker run --help' for more information
+ docker run --rm --label webhook=https://hooks.slack.com/services/T0AB12CD3/B0AB12CD3/⟦2⟧ --log-driver syslog --log-opt syslog-address=tcp://127.0.0.1:9 busybox:1.36
⟪docker: Error response from daemon: failed⟫ to initialize logging driver: dial tcp 127.0.0.1:9: ⟪connect: connection refused⟫

Run 'docker run --help' for more information
+ docker run --rm --log-driver fluentd --log-opt bogus=⟦1⟧ busybox:1.36
⟪docker: Error response from daemon: unknown⟫ log opt 'bogus' for fluentd log driver

Run 'docker run --help' for more information
+ docker volume create --driver local --opt type=cifs --opt device=//nas.example.net/backup --opt 'o=username=backup,password=⟦0⟧,vers=3.0' nas
nas
+ docker volume inspect nas
[
    {
        "CreatedAt": "⟪2026-11-30T06:19:06Z⟫",
        "Driver": "local",
        "Labels": null,
        "Mountpoint": "/var/lib/docker/volumes/nas/_data",
        "Name": "nas",
        "Options": {
            "device": "//nas.example.net/backup",
            "o": "username=backup,password=⟦0⟧,vers=3.0",
            "type": "cifs"
        },
        "Scope": "local"
    }
]
+ docker run --rm -v nas:/x busybox:1.36
⟪docker: Error response from daemon: error⟫ while mounting volume '/var/lib/docker/volumes/nas/_data': failed to mount local volume: mount //nas.example.net/backup:/var/lib/docker/volumes/nas/_data, data: username=backup,password=⟦0⟧,vers=3.0: no such device

Run 'docker run --help' for more information
+ docker network create --opt secret=⟦1⟧ n1
⟪2a4299d9d67795a675aebc225ab7029452c5614eb3c08defabddec9e867e9fe4⟫
+ docker network inspect n1
[
    {
        "Name": "n1",
        "Id": "2a4299d9d67795a675aebc225ab7029452c5614eb3c08defabddec9e867e9fe4",
        "Created": "⟪2026-11-30T06:19:06.820647766Z⟫",
        "Scope": "local",
        "Driver": "bridge",
        "EnableIPv6": false,
        "IPAM": {
            "Driver": "default",
            "Options": {},
            "Config": [
                {
                    "Subnet": "172.19.0.0/16",
                    "Gateway": "172.19.0.1"
                }
            ]
        },
        "Internal": false,
        "Attachable": false,
        "Ingress": false,
        "ConfigFrom": {
            "Network": ""
        },
        "ConfigOnly": false,
        "Containers": {},
        "Options": {
            "secret": "⟦1⟧"
        },
        "Labels": {}
    }
]
+ docker pull 'ops:⟦0⟧@registry.example.com/x:1'
invalid reference format
+ docker login -u ops -p ⟦1⟧ https://127.0.0.1:9/v1/
WARNING! Using --password via the CLI is insecure. Use --password-stdin.
Error response from daemon: Get "http://127.0.0.1:9/v2/": dial tcp 127.0.0.1:9: connect: connection refused
+ docker -H tcp://ops:⟦1⟧@127.0.0.1:9 ps
Cannot connect to the Docker daemon at tcp://127.0.0.1:9. Is the docker daemon running?
+ docker context create c1 --docker host=ssh://ops:⟦1⟧@127.0.0.1
unable to create docker endpoint config: invalid docker endpoint options: ssh host connection is not valid: invalid SSH URL: plain-text password is not supported
+ docker --context c1 ps
Failed to initialize: unable to resolve docker endpoint: context "c1": context not found: open /root/.docker/contexts/meta/⟪d0f631ca1ddba8db3bcfcb9e057cdc98d0379f1bee00e75a545147a27dadd982⟫/meta.json: no such file or directory
+ docker tag busybox:1.36 ⟦1⟧
Error parsing reference: "⟦1⟧" is not a valid repository/tag: invalid reference format: repository name (library/⟦1⟧) must be lowercase
+ docker search --limit 1 shop
Error response from daemon: Get "https://registry.example.com/v1/search?q=shop&n=1": dial tcp: lookup registry.example.com on 10.0.0.2:53: dial udp 10.0.0.2:53: connect: network is unreachable
+ docker plugin install x --grant-all-permissions KEY=⟦1⟧
Error response from daemon: error resolving plugin reference: failed to do request: Head "https://registry.example.com/v2/library/x/manifests/latest": dial tcp: lookup registry.example.com on 10.0.0.2:53: dial udp 10.0.0.2:53: connect: network is unreachable
