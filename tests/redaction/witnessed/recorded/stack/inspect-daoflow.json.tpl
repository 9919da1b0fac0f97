path	stack/inspect-daoflow.json
group	stack
0	hex	«48»
2	hex	«64»
3	hex	«32»
4	word	«W6»$«w5»"«d3»
5	word	«W6»#«w5»«d2»
8	any	«24»
---
[
    {
        "Id": "⟪4ff5ceb762e3f3d018c07b97896c285c1b4ceae4eaaa577691e7012cad5a32eb⟫",
        "Created": "⟪2026-11-30T05:36:34.112857473Z⟫",
        "Path": "sh",
        "Args": [
            "-c",
            "echo \"connecting to $DATABASE_URL\"; env; echo \"⟪error: password authentication⟫ ⟪failed for user daoflow⟫\"; sleep 300"
        ],
        "State": {
            "Status": "running",
            "Running": true,
            "Paused": false,
            "Restarting": false,
            "OOMKilled": false,
            "Dead": false,
            "Pid": 447,
            "ExitCode": 0,
            "Error": "",
            "StartedAt": "⟪2026-11-30T05:36:38.857649069Z⟫",
            "FinishedAt": "0001-01-01T00:00:00Z",
            "Health": {
                "Status": "⟪unhealthy⟫",
                "FailingStreak": 7,
                "Log": [
                    {
                        "Start": "⟪2026-11-30T05:36:42.382261204Z⟫",
                        "End": "⟪2026-11-30T05:36:42.620646767Z⟫",
                        "ExitCode": 1,
                        "Output": ""
                    },
                    {
                        "Start": "2026-11-30T05:36:43.646770667Z",
                        "End": "2026-11-30T05:36:43.784339906Z",
                        "ExitCode": 1,
                        "Output": ""
                    },
                    {
                        "Start": "2026-11-30T05:36:44.800820576Z",
                        "End": "2026-11-30T05:36:44.933408568Z",
                        "ExitCode": 1,
                        "Output": ""
                    },
                    {
                        "Start": "2026-11-30T05:36:45.945035619Z",
                        "End": "2026-11-30T05:36:46.186806245Z",
                        "ExitCode": 1,
                        "Output": ""
                    },
                    {
                        "Start": "2026-11-30T05:36:47.212369209Z",
                        "End": "2026-11-30T05:36:47.372984442Z",
                        "ExitCode": 1,
                        "Output": ""
                    }
                ]
            }
        },
        "Image": "sha256:⟪2c4d43c33a14e8c5368dcb070ed0eb53aae76e357d5c48421150ba8e1c1f558f⟫",
        "ResolvConfPath": "/var/lib/docker/containers/4ff5ceb762e3f3d018c07b97896c285c1b4ceae4eaaa577691e7012cad5a32eb/resolv.conf",
        "HostnamePath": "/var/lib/docker/containers/4ff5ceb762e3f3d018c07b97896c285c1b4ceae4eaaa577691e7012cad5a32eb/hostname",
        "HostsPath": "/var/lib/docker/containers/4ff5ceb762e3f3d018c07b97896c285c1b4ceae4eaaa577691e7012cad5a32eb/hosts",
        "LogPath": "/var/lib/docker/containers/4ff5ceb762e3f3d018c07b97896c285c1b4ceae4eaaa577691e7012cad5a32eb/4ff5ceb762e3f3d018c07b97896c285c1b4ceae4eaaa577691e7012cad5a32eb-json.log",
        "Name": "/daoflow-daoflow-1",
        "RestartCount": 0,
        "Driver": "overlay2",
        "Platform": "linux",
        "MountLabel": "",
        "ProcessLabel": "",
        "AppArmorProfile": "",
        "ExecIDs": null,
        "HostConfig": {
            "Binds": null,
            "ContainerIDFile": "",
            "LogConfig": {
                "Type": "json-file",
                "Config": {}
            },
            "NetworkMode": "daoflow_default",
            "PortBindings": {
                "3000/tcp": [
                    {
                        "HostIp": "⟪127.0.0.1⟫",
                        "HostPort": "3000"
                    }
                ]
            },
            "RestartPolicy": {
                "Name": "",
                "MaximumRetryCount": 0
            },
            "AutoRemove": false,
            "VolumeDriver": "",
            "VolumesFrom": null,
            "CapAdd": null,
            "CapDrop": null,
            "CgroupnsMode": "host",
            "Dns": null,
            "DnsOptions": null,
            "DnsSearch": null,
            "ExtraHosts": [],
            "GroupAdd": null,
            "IpcMode": "private",
            "Cgroup": "",
            "Links": null,
            "OomScoreAdj": 0,
            "PidMode": "",
            "Privileged": false,
            "PublishAllPorts": false,
            "ReadonlyRootfs": false,
            "SecurityOpt": null,
            "UTSMode": "",
            "UsernsMode": "",
            "ShmSize": 67108864,
            "Runtime": "runc",
            "ConsoleSize": [
                0,
                0
            ],
            "Isolation": "",
            "CpuShares": 0,
            "Memory": 0,
            "NanoCpus": 0,
            "CgroupParent": "",
            "BlkioWeight": 0,
            "BlkioWeightDevice": null,
            "BlkioDeviceReadBps": null,
            "BlkioDeviceWriteBps": null,
            "BlkioDeviceReadIOps": null,
            "BlkioDeviceWriteIOps": null,
            "CpuPeriod": 0,
            "CpuQuota": 0,
            "CpuRealtimePeriod": 0,
            "CpuRealtimeRuntime": 0,
            "CpusetCpus": "",
            "CpusetMems": "",
            "Devices": null,
            "DeviceCgroupRules": null,
            "DeviceRequests": null,
            "KernelMemory": 0,
            "KernelMemoryTCP": 0,
            "MemoryReservation": 0,
            "MemorySwap": 0,
            "MemorySwappiness": null,
            "OomKillDisable": false,
            "PidsLimit": null,
            "Ulimits": null,
            "CpuCount": 0,
            "CpuPercent": 0,
            "IOMaximumIOps": 0,
            "IOMaximumBandwidth": 0,
            "MaskedPaths": [
                "/proc/asound",
                "/proc/acpi",
                "/proc/kcore",
                "/proc/keys",
                "/proc/latency_stats",
                "/proc/timer_list",
                "/proc/timer_stats",
                "/proc/sched_debug",
                "/proc/scsi",
                "/sys/firmware"
            ],
            "ReadonlyPaths": [
                "/proc/bus",
                "/proc/fs",
                "/proc/irq",
                "/proc/sys",
                "/proc/sysrq-trigger"
            ]
        },
        "GraphDriver": {
            "Data": {
                "LowerDir": "/var/lib/docker/overlay2/⟪c46c4399385e03c8e8d9ad9c9f7e874d6c03066fe2c4bc87c4dcb399ec9f3064⟫-init/diff:/var/lib/docker/overlay2/d29c36c298d7577d04f311cc1f47d7e6ed1c5de7e6c05223ba6b95ca9ee8a2e6/diff",
                "MergedDir": "/var/lib/docker/overlay2/c46c4399385e03c8e8d9ad9c9f7e874d6c03066fe2c4bc87c4dcb399ec9f3064/merged",
                "UpperDir": "/var/lib/docker/overlay2/c46c4399385e03c8e8d9ad9c9f7e874d6c03066fe2c4bc87c4dcb399ec9f3064/diff",
                "WorkDir": "/var/lib/docker/overlay2/c46c4399385e03c8e8d9ad9c9f7e874d6c03066fe2c4bc87c4dcb399ec9f3064/work"
            },
            "Name": "overlay2"
        },
        "Mounts": [],
        "Config": {
            "Hostname": "⟪4ff5ceb762e3⟫",
            "Domainname": "",
            "User": "",
            "AttachStdin": false,
            "AttachStdout": true,
            "AttachStderr": true,
            "ExposedPorts": {
                "3000/tcp": {}
            },
            "Tty": false,
            "OpenStdin": false,
            "StdinOnce": false,
            "Env": [
                "NODE_ENV=production",
                "TEMPORAL_ADDRESS=temporal:7233",
                "BETTER_AUTH_URL=https://daoflow.example.com",
                "DAOFLOW_INITIAL_ADMIN_PASSWORD=⟦5⟧",
                "SMTP_PASSWORD=⟦4|«0:6»$«7:12»\"«13:16»⟧",
                "DATABASE_URL=postgresql://daoflow:⟦0⟧@postgres:5432/daoflow",
                "ENCRYPTION_KEY=⟦3⟧",
                "BETTER_AUTH_SECRET=⟦2⟧"
            ],
            "Cmd": [
                "sh",
                "-c",
                "echo \"connecting to $DATABASE_URL\"; env; echo \"error: password authentication failed for user daoflow\"; sleep 300"
            ],
            "Healthcheck": {
                "Test": [
                    "CMD",
                    "false"
                ],
                "Interval": 1000000000,
                "Timeout": 1000000000,
                "Retries": 2
            },
            "Image": "ghcr.io/daoflow-dev/daoflow:0.11.0",
            "Volumes": null,
            "WorkingDir": "",
            "Entrypoint": null,
            "OnBuild": null,
            "Labels": {
                "com.docker.compose.config-hash": "722339db0695227dc88d5cc8dae6efad160d2ba752019221c37b2f55a3400458",
                "com.docker.compose.container-number": "1",
                "com.docker.compose.depends_on": "",
                "com.docker.compose.image": "⟪sha256:2c4d43c33a14e8c5368dcb070ed0eb53aae76e357d5c48421150ba8e1c1f558f⟫",
                "com.docker.compose.oneoff": "False",
                "com.docker.compose.project": "daoflow",
                "com.docker.compose.project.config_files": "/opt/daoflow/docker-compose.yml",
                "com.docker.compose.project.working_dir": "/opt/daoflow",
                "com.docker.compose.service": "daoflow",
                "com.docker.compose.version": "2.26.1",
                "com.example.owner": "platform",
                "traefik.http.middlewares.auth.basicauth.users": "ops:⟦8⟧"
            }
        },
        "NetworkSettings": {
            "Bridge": "",
            "SandboxID": "cc75bd74fe9a9442ce76c425fd129c43069dc16b92c1755402bbda8bf115b507",
            "HairpinMode": false,
            "LinkLocalIPv6Address": "",
            "LinkLocalIPv6PrefixLen": 0,
            "Ports": {
                "3000/tcp": [
                    {
                        "HostIp": "127.0.0.1",
                        "HostPort": "3000"
                    }
                ]
            },
            "SandboxKey": "/run/docker/netns/⟪cc75bd74fe9a⟫",
            "SecondaryIPAddresses": null,
            "SecondaryIPv6Addresses": null,
            "EndpointID": "",
            "Gateway": "",
            "GlobalIPv6Address": "",
            "GlobalIPv6PrefixLen": 0,
            "IPAddress": "",
            "IPPrefixLen": 0,
            "IPv6Gateway": "",
            "MacAddress": "",
            "Networks": {
                "daoflow_default": {
                    "IPAMConfig": null,
                    "Links": null,
                    "Aliases": [
                        "daoflow-daoflow-1",
                        "daoflow",
                        "4ff5ceb762e3"
                    ],
                    "NetworkID": "a512d9eaf3f1a8cb7a051f265c18a8fa370f0776713b0e427baff472b6a3a573",
                    "EndpointID": "fbbeaa4d0a60de3b92f1a913d8516bb58bb88b9d3dc557df802c9e328122e9b2",
                    "Gateway": "172.18.0.1",
                    "IPAddress": "172.18.0.3",
                    "IPPrefixLen": 16,
                    "IPv6Gateway": "",
                    "GlobalIPv6Address": "",
                    "GlobalIPv6PrefixLen": 0,
                    "MacAddress": "02:42:ac:12:00:03",
                    "DriverOpts": null
                }
            }
        }
    }
]
