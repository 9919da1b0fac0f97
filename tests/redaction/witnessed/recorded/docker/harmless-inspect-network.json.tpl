path	docker/harmless-inspect-network.json
group	-
---
[
    {
        "Name": "daoflow_default",
        "Id": "⟪a512d9eaf3f1a8cb7a051f265c18a8fa370f0776713b0e427baff472b6a3a573⟫",
        "Created": "⟪2026-11-30T05:36:33.974836344Z⟫",
        "Scope": "local",
        "Driver": "bridge",
        "EnableIPv6": false,
        "IPAM": {
            "Driver": "default",
            "Options": null,
            "Config": [
                {
                    "Subnet": "⟪172.18.0.0⟫/16",
                    "Gateway": "⟪172.18.0.1⟫"
                }
            ]
        },
        "Internal": false,
        "Attachable": false,
        "Ingress": false,
        "⟪ConfigFrom⟫": {
            "Network": ""
        },
        "⟪ConfigOnly⟫": false,
        "Containers": {
            "⟪2fef74b4ed4c5a163fdd455a9ef8c3891dc4f6b1baf8783b2c081d51b504a738⟫": {
                "Name": "daoflow-redis-1",
                "⟪EndpointID⟫": "⟪67a2c5f18ecf049a377be3c18625db8cafd27c4f52a8c97af102e0f7cddd38cd⟫",
                "⟪MacAddress⟫": "02:42:ac:12:00:05",
                "IPv4Address": "⟪172.18.0.5⟫/16",
                "IPv6Address": ""
            },
            "⟪4ff5ceb762e3f3d018c07b97896c285c1b4ceae4eaaa577691e7012cad5a32eb⟫": {
                "Name": "daoflow-daoflow-1",
                "EndpointID": "⟪fbbeaa4d0a60de3b92f1a913d8516bb58bb88b9d3dc557df802c9e328122e9b2⟫",
                "MacAddress": "02:42:ac:12:00:03",
                "IPv4Address": "⟪172.18.0.3⟫/16",
                "IPv6Address": ""
            },
            "⟪7790af90539256b35c4d77ea6d37718eea9eef9247eeef27701df006c467bfec⟫": {
                "Name": "daoflow-postgres-1",
                "EndpointID": "⟪b3b50aae15bee483909048193cfb05b8906789bdfbc0ed68afe86a98f85977f8⟫",
                "MacAddress": "02:42:ac:12:00:04",
                "IPv4Address": "⟪172.18.0.4⟫/16",
                "IPv6Address": ""
            },
            "⟪a5bd6b057df4b3830043864cc0f21927485f2d386ff8cfa390e31d0f96800040⟫": {
                "Name": "daoflow-tunnel-1",
                "EndpointID": "⟪176523359de7838e1986c87ac6da0dabbef72073492f5e1ad13c42e63d54a678⟫",
                "MacAddress": "02:42:ac:12:00:02",
                "IPv4Address": "⟪172.18.0.2⟫/16",
                "IPv6Address": ""
            }
        },
        "Options": {},
        "Labels": {
            "com.docker.compose.network": "default",
            "com.docker.compose.project": "daoflow",
            "com.docker.compose.version": "2.26.1"
        }
    }
]
[
    {
        "⟪CreatedAt⟫": "⟪2026-11-30T05:36:34Z⟫",
        "Driver": "local",
        "Labels": {
            "com.docker.compose.project": "daoflow",
            "com.docker.compose.version": "2.26.1",
            "com.docker.compose.volume": "pgdata"
        },
        "Mountpoint": "⟪/var/lib/docker/volumes/daoflow_pgdata/_data⟫",
        "Name": "daoflow_pgdata",
        "Options": null,
        "Scope": "local"
    }
]
