path	docker/image-inspect.json
group	-
0	any	«40»
1	word	«W6»@«w5»«d2»
---
DEPRECATED: The legacy builder is deprecated and will be removed in a future release.
            BuildKit is currently disabled; enable it by removing the ⟪DOCKER_BUILDKIT⟫=0
            environment-variable.

[
    {
        "Id": "sha256:⟪e941baf143e0a5ca2dabc3e61863fb316a219be8f9ebd9637cb9d76fe6902687⟫",
        "⟪RepoTags⟫": [
            "shop:2"
        ],
        "⟪RepoDigests⟫": [],
        "Parent": "sha256:⟪65b8d1ff816ada3b412016fbc9cbf860a6f49a171823b81b888a54007cd3b549⟫",
        "Comment": "",
        "Created": "⟪2026-11-30T05:37:10.999410228Z⟫",
        "Container": "⟪8edde8cd937b1db4d2e6293429355cb09908846f09b10e588d3f9ded52cf1c7f⟫",
        "ContainerConfig": {
            "Hostname": "⟪8edde8cd937b⟫",
            "Domainname": "",
            "User": "",
            "AttachStdin": false,
            "AttachStdout": false,
            "AttachStderr": false,
            "Tty": false,
            "OpenStdin": false,
            "StdinOnce": false,
            "Env": [
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "⟪APP_KEY⟫=⟦0⟧",
                "⟪DB_PASS⟫=⟦1⟧",
                "PORT=3000"
            ],
            "Cmd": [
                "/bin/sh",
                "-c",
                "#(nop) ",
                "HEALTHCHECK &{[\"CMD-SHELL\" \"wget -qO- --header \\\"X-Token: ⟦0⟧\\\" http://⟪127.0.0.1:3000⟫/ready\"] \"0s\" \"0s\" \"0s\" '\\x00'}"
            ],
            "Healthcheck": {
                "Test": [
                    "CMD-SHELL",
                    "wget -qO- --header \"X-Token: ⟦0⟧\" http://127.0.0.1:3000/ready"
                ]
            },
            "Image": "⟪sha256:65b8d1ff816ada3b412016fbc9cbf860a6f49a171823b81b888a54007cd3b549⟫",
            "Volumes": null,
            "WorkingDir": "",
            "Entrypoint": [
                "/app",
                "--secret",
                "⟦1⟧"
            ],
            "OnBuild": null,
            "Labels": {
                "deploy.token": "⟦0⟧",
                "maintainer": "ops@example.com"
            }
        },
        "DockerVersion": "20.10.24+dfsg1",
        "Author": "",
        "Config": {
            "Hostname": "",
            "Domainname": "",
            "User": "",
            "AttachStdin": false,
            "AttachStdout": false,
            "AttachStderr": false,
            "Tty": false,
            "OpenStdin": false,
            "StdinOnce": false,
            "Env": [
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "APP_KEY=⟦0⟧",
                "DB_PASS=⟦1⟧",
                "PORT=3000"
            ],
            "Cmd": null,
            "Healthcheck": {
                "Test": [
                    "CMD-SHELL",
                    "wget -qO- --header \"X-Token: ⟦0⟧\" http://127.0.0.1:3000/ready"
                ]
            },
            "Image": "sha256:65b8d1ff816ada3b412016fbc9cbf860a6f49a171823b81b888a54007cd3b549",
            "Volumes": null,
            "WorkingDir": "",
            "Entrypoint": [
                "/app",
                "--secret",
                "⟦1⟧"
            ],
            "OnBuild": null,
            "Labels": {
                "deploy.token": "⟦0⟧",
                "maintainer": "ops@example.com"
            }
        },
        "Architecture": "amd64",
        "Os": "linux",
        "Size": 1982376,
        "VirtualSize": 1982376,
        "GraphDriver": {
            "Data": {
                "MergedDir": "/var/lib/docker/overlay2/d29c36c298d7577d04f311cc1f47d7e6ed1c5de7e6c05223ba6b95ca9ee8a2e6/merged",
                "UpperDir": "/var/lib/docker/overlay2/d29c36c298d7577d04f311cc1f47d7e6ed1c5de7e6c05223ba6b95ca9ee8a2e6/diff",
                "WorkDir": "/var/lib/docker/overlay2/d29c36c298d7577d04f311cc1f47d7e6ed1c5de7e6c05223ba6b95ca9ee8a2e6/work"
            },
            "Name": "overlay2"
        },
        "RootFS": {
            "Type": "layers",
            "Layers": [
                "⟪sha256:f7529e4d19b6c3c7922e6e0c90df4c6440dad0da70819bf110e070962eebe4c6⟫"
            ]
        },
        "Metadata": {
            "LastTagTime": "⟪2026-11-30T05:37:11.102622528Z⟫"
        }
    }
]
