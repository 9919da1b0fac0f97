path	stack/inspect-redis.json
group	stack
9	any	«32»
---
[
    {
        "Id": "⟪2fef74b4ed4c5a163fdd455a9ef8c3891dc4f6b1baf8783b2c081d51b504a738⟫",
        "Created": "⟪2026-11-30T05:36:34.111524157Z⟫",
        "Path": "sh",
        "Args": [
            "-c",
            "sleep 300",
            "redis-server",
            "--requirepass",
            "⟦9⟧",
            "--appendonly",
            "yes"
        ],
        "State": {
            "Status": "running",
            "Running": true,
            "Paused": false,
            "Restarting": false,
            "OOMKilled": false,
            "Dead": false,
            "Pid": 456,
            "ExitCode": 0,
            "Error": "",
            "StartedAt": "⟪2026-11-30T05:36:38.841973822Z⟫",
            "FinishedAt": "0001-01-01T00:00:00Z",
            "Health": {
                "Status": "⟪unhealthy⟫",
                "FailingStreak": 6,
                "Log": [
                    {
                        "Start": "⟪2026-11-30T05:36:41.120741776Z⟫",
                        "End": "⟪2026-11-30T05:36:41.464813562Z⟫",
                        "ExitCode": -1,
                        "Output": "⟪OCI runtime exec failed: exec failed: unable to start⟫ container process: exec: \"redis-cli\": ⟪executable file not found in⟫ $PATH: unknown"
                    },
                    {
                        "Start": "2026-11-30T05:36:42.467892911Z",
                        "End": "2026-11-30T05:36:42.835528406Z",
                        "ExitCode": -1,
                        "Output": "OCI runtime exec failed: exec failed: unable to start container process: exec: \"redis-cli\": executable file not found in $PATH: unknown"
                    },
                    {
                        "Start": "2026-11-30T05:36:43.850261418Z",
                        "End": "2026-11-30T05:36:43.933815004Z",
                        "ExitCode": -1,
                        "Output": "OCI runtime exec failed: exec failed: unable to start container process: exec: \"redis-cli\": executable file not found in $PATH: unknown"
                    },
                    {
                        "Start": "2026-11-30T05:36:44.938206143Z",
                        "End": "2026-11-30T05:36:45.585335275Z",
                        "ExitCode": -1,
                        "Output": "OCI runtime exec failed: exec failed: unable to start container process: exec: \"redis-cli\": executable file not found in $PATH: unknown"
                    },
                    {
                        "Start": "2026-11-30T05:36:46.598930205Z",
                        "End": "2026-11-30T05:36:46.862650705Z",
                        "ExitCode": -1,
                        "Output": "OCI runtime exec failed: exec failed: unable to start container process: exec: \"redis-cli\": executable file not found in $PATH: unknown"
                    }
                ]
            }
        },
        "Image": "sha256:⟪2c4d43c33a14e8c5368dcb070ed0eb53aae76e357d5c48421150ba8e1c1f558f⟫",
        "ResolvConfPath": "/var/lib/docker/containers/2fef74b4ed4c5a163fdd455a9ef8c3891dc4f6b1baf8783b2c081d51b504a738/resolv.conf",
        "HostnamePath": "/var/lib/docker/containers/2fef74b4ed4c5a163fdd455a9ef8c3891dc4f6b1baf8783b2c081d51b504a738/hostname",
        "HostsPath": "/var/lib/docker/containers/2fef74b4ed4c5a163fdd455a9ef8c3891dc4f6b1baf8783b2c081d51b504a738/hosts",
        "LogPath": "/var/lib/docker/containers/2fef74b4ed4c5a163fdd455a9ef8c3891dc4f6b1baf8783b2c081d51b504a738/2fef74b4ed4c5a163fdd455a9ef8c3891dc4f6b1baf8783b2c081d51b504a738-json.log",
        "Name": "/daoflow-redis-1",
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
            "PortBindings": {},
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
                "LowerDir": "/var/lib/docker/overlay2/⟪ab697d5485ca030cadc1baaa4c68e852feb9b57143575be500d408e265cf42d1⟫-init/diff:/var/lib/docker/overlay2/d29c36c298d7577d04f311cc1f47d7e6ed1c5de7e6c05223ba6b95ca9ee8a2e6/diff",
                "MergedDir": "/var/lib/docker/overlay2/ab697d5485ca030cadc1baaa4c68e852feb9b57143575be500d408e265cf42d1/merged",
                "UpperDir": "/var/lib/docker/overlay2/ab697d5485ca030cadc1baaa4c68e852feb9b57143575be500d408e265cf42d1/diff",
                "WorkDir": "/var/lib/docker/overlay2/ab697d5485ca030cadc1baaa4c68e852feb9b57143575be500d408e265cf42d1/work"
            },
            "Name": "overlay2"
        },
        "Mounts": [],
        "Config": {
            "Hostname": "⟪2fef74b4ed4c⟫",
            "Domainname": "",
            "User": "",
            "AttachStdin": false,
            "AttachStdout": true,
            "AttachStderr": true,
            "Tty": false,
            "OpenStdin": false,
            "StdinOnce": false,
            "Env": null,
            "Cmd": [
                "sh",
                "-c",
                "sleep 300",
                "redis-server",
                "--requirepass",
                "⟦9⟧",
                "--appendonly",
                "yes"
            ],
            "Healthcheck": {
                "Test": [
                    "CMD",
                    "redis-cli",
                    "-a",
                    "⟦9⟧",
                    "ping"
                ],
                "Interval": 1000000000
            },
            "Image": "redis:7-alpine",
            "Volumes": null,
            "WorkingDir": "",
            "Entrypoint": null,
            "OnBuild": null,
            "Labels": {
                "com.docker.compose.config-hash": "cc469fb8cbe1302c843d97c91dff5ba68b286352785d7dce49f717be5c05f561",
                "com.docker.compose.container-number": "1",
                "com.docker.compose.depends_on": "",
                "com.docker.compose.image": "⟪sha256:2c4d43c33a14e8c5368dcb070ed0eb53aae76e357d5c48421150ba8e1c1f558f⟫",
                "com.docker.compose.oneoff": "False",
                "com.docker.compose.project": "daoflow",
                "com.docker.compose.project.config_files": "/opt/daoflow/docker-compose.yml",
                "com.docker.compose.project.working_dir": "/opt/daoflow",
                "com.docker.compose.service": "redis",
                "com.docker.compose.version": "2.26.1"
            }
        },
        "NetworkSettings": {
            "Bridge": "",
            "SandboxID": "1ea082da0568b40815c0c33619434b2ed1e749460f9c5cc4bc00461f4537c936",
            "HairpinMode": false,
            "LinkLocalIPv6Address": "",
            "LinkLocalIPv6PrefixLen": 0,
            "Ports": {},
            "SandboxKey": "/run/docker/netns/⟪1ea082da0568⟫",
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
                        "daoflow-redis-1",
                        "redis",
                        "2fef74b4ed4c"
                    ],
                    "NetworkID": "a512d9eaf3f1a8cb7a051f265c18a8fa370f0776713b0e427baff472b6a3a573",
                    "EndpointID": "67a2c5f18ecf049a377be3c18625db8cafd27c4f52a8c97af102e0f7cddd38cd",
                    "Gateway": "⟪172.18.0.1⟫",
                    "IPAddress": "172.18.0.5",
                    "IPPrefixLen": 16,
                    "IPv6Gateway": "",
                    "GlobalIPv6Address": "",
                    "GlobalIPv6PrefixLen": 0,
                    "MacAddress": "02:42:ac:12:00:05",
                    "DriverOpts": null
                }
            }
        }
    }
]
