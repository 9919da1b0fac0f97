path	docker/inspect-run.json
group	-
0	any	«32»
1	word	é«W6»ü«w5»«d3»
2	word	«W6»<«w5»>«d3»
3	any	«14»-«13»_«14»
---
[
    {
        "Id": "⟪c2ff0841e135e25c64549add76e25702a057b6e32292195ae62bf4e53709dce0⟫",
        "Created": "⟪2026-11-30T05:37:00.047437495Z⟫",
        "Path": "sh",
        "Args": [
            "-c",
            "sleep 60 # --auth-token ⟦0⟧",
            "--admin-password",
            "⟦2⟧"
        ],
        "State": {
            "Status": "running",
            "Running": true,
            "Paused": false,
            "Restarting": false,
            "OOMKilled": false,
            "Dead": false,
            "Pid": 2331,
            "⟪ExitCode⟫": 0,
            "Error": "",
            "⟪StartedAt⟫": "⟪2026-11-30T05:37:01.162440789Z⟫",
            "FinishedAt": "0001-01-01T00:00:00Z"
        },
        "Image": "sha256:⟪2c4d43c33a14e8c5368dcb070ed0eb53aae76e357d5c48421150ba8e1c1f558f⟫",
        "ResolvConfPath": "/var/lib/docker/containers/c2ff0841e135e25c64549add76e25702a057b6e32292195ae62bf4e53709dce0/resolv.conf",
        "HostnamePath": "/var/lib/docker/containers/c2ff0841e135e25c64549add76e25702a057b6e32292195ae62bf4e53709dce0/hostname",
        "HostsPath": "/var/lib/docker/containers/c2ff0841e135e25c64549add76e25702a057b6e32292195ae62bf4e53709dce0/hosts",
        "LogPath": "/var/lib/docker/containers/c2ff0841e135e25c64549add76e25702a057b6e32292195ae62bf4e53709dce0/c2ff0841e135e25c64549add76e25702a057b6e32292195ae62bf4e53709dce0-json.log",
        "Name": "/b1",
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
                "Config": {
                    "tag": "shop"
                }
            },
            "NetworkMode": "default",
            "PortBindings": {},
            "RestartPolicy": {
                "Name": "no",
                "MaximumRetryCount": 0
            },
            "AutoRemove": false,
            "VolumeDriver": "",
            "VolumesFrom": null,
            "CapAdd": null,
            "CapDrop": null,
            "CgroupnsMode": "host",
            "Dns": [],
            "DnsOptions": [],
            "DnsSearch": [],
            "ExtraHosts": null,
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
            "BlkioWeightDevice": [],
            "BlkioDeviceReadBps": [],
            "BlkioDeviceWriteBps": [],
            "BlkioDeviceReadIOps": [],
            "BlkioDeviceWriteIOps": [],
            "CpuPeriod": 0,
            "CpuQuota": 0,
            "CpuRealtimePeriod": 0,
            "CpuRealtimeRuntime": 0,
            "CpusetCpus": "",
            "CpusetMems": "",
            "Devices": [],
            "DeviceCgroupRules": null,
            "DeviceRequests": null,
            "KernelMemory": 0,
            "KernelMemoryTCP": 0,
            "MemoryReservation": 0,
            "MemorySwap": 0,
            "MemorySwappiness": null,
            "OomKillDisable": false,
            "PidsLimit": null,
            "Ulimits": [],
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
                "LowerDir": "/var/lib/docker/overlay2/⟪e040330973ad4632841e64f1e53659ee709e825b1a4ea23397c8f6f267b06f66⟫-init/diff:/var/lib/docker/overlay2/d29c36c298d7577d04f311cc1f47d7e6ed1c5de7e6c05223ba6b95ca9ee8a2e6/diff",
                "MergedDir": "/var/lib/docker/overlay2/e040330973ad4632841e64f1e53659ee709e825b1a4ea23397c8f6f267b06f66/merged",
                "UpperDir": "/var/lib/docker/overlay2/e040330973ad4632841e64f1e53659ee709e825b1a4ea23397c8f6f267b06f66/diff",
                "WorkDir": "/var/lib/docker/overlay2/e040330973ad4632841e64f1e53659ee709e825b1a4ea23397c8f6f267b06f66/work"
            },
            "Name": "overlay2"
        },
        "Mounts": [],
        "Config": {
            "Hostname": "⟪c2ff0841e135⟫",
            "Domainname": "",
            "User": "",
            "AttachStdin": false,
            "AttachStdout": false,
            "AttachStderr": false,
            "Tty": false,
            "OpenStdin": false,
            "StdinOnce": false,
            "Env": [
                "⟪LDAP_BIND_PW⟫=⟦2⟧",
                "⟪API_TOKEN⟫=⟦0⟧",
                "⟪DB_PASSWORD⟫=⟦1⟧"
            ],
            "Cmd": [
                "sh",
                "-c",
                "sleep 60 # --auth-token ⟦0⟧",
                "--admin-password",
                "⟦2⟧"
            ],
            "Image": "busybox:1.36",
            "Volumes": null,
            "WorkingDir": "",
            "Entrypoint": null,
            "OnBuild": null,
            "Labels": {
                "ci.token": "⟦3⟧"
            }
        },
        "NetworkSettings": {
            "Bridge": "",
            "SandboxID": "070340bebbd68eff5638309929c82dc081b10a97a9da20ebe3950d66c71694d0",
            "HairpinMode": false,
            "LinkLocalIPv6Address": "",
            "LinkLocalIPv6PrefixLen": 0,
            "Ports": {},
            "SandboxKey": "/run/docker/netns/⟪070340bebbd6⟫",
            "SecondaryIPAddresses": null,
            "SecondaryIPv6Addresses": null,
            "EndpointID": "f0ef09f0417a04c4dee5af7acc5a5cc4bfd6b9b44b7cb15b5647bf5c3afae503",
            "Gateway": "⟪172.17.0.1⟫",
            "GlobalIPv6Address": "",
            "GlobalIPv6PrefixLen": 0,
            "IPAddress": "⟪172.17.0.3⟫",
            "IPPrefixLen": 16,
            "IPv6Gateway": "",
            "MacAddress": "02:42:ac:11:00:03",
            "Networks": {
                "bridge": {
                    "IPAMConfig": null,
                    "Links": null,
                    "Aliases": null,
                    "NetworkID": "564084244a0b48da812a2dd7018e62b79f820cfc04b9c417999e8ab585032672",
                    "EndpointID": "f0ef09f0417a04c4dee5af7acc5a5cc4bfd6b9b44b7cb15b5647bf5c3afae503",
                    "Gateway": "172.17.0.1",
                    "IPAddress": "172.17.0.3",
                    "IPPrefixLen": 16,
                    "IPv6Gateway": "",
                    "GlobalIPv6Address": "",
                    "GlobalIPv6PrefixLen": 0,
                    "MacAddress": "02:42:ac:11:00:03",
                    "DriverOpts": null
                }
            }
        }
    }
]
