path	docker/swarm.txt
group	-
1	any	«32»
2	low	«50»
3	low	«25»
4	any	«43»
---
Swarm initialized: current node (h7xso7xq86abgpf8arsc3aoj8) is now a manager.

To add a worker to this swarm, run the following command:

    docker swarm join --token SWMTKN-1-⟦2⟧-⟦3⟧ ⟪127.0.0.1:2377⟫

To add a manager to this swarm, run 'docker swarm join-token manager' and follow the instructions.
To add a worker to this swarm, run the following command:

    docker swarm join --token SWMTKN-1-⟦2⟧-⟦3⟧ 127.0.0.1:2377

no unlock key is set
Swarm updated.
To unlock a swarm manager after it restarts, run the `docker swarm unlock`
command and provide the following key:

    SWMKEY-1-⟦4⟧

Remember to store this key in a password manager, since without it you
will not be able to restart the manager.
SWMKEY-1-⟦4⟧
ieo6b051k51r5ba2x5orhp958
[
    {
        "ID": "ieo6b051k51r5ba2x5orhp958",
        "Version": {
            "Index": 14
        },
        "⟪CreatedAt⟫": "⟪2026-11-30T05:37:27.622983265Z⟫",
        "⟪UpdatedAt⟫": "2026-11-30T05:37:27.622983265Z",
        "Spec": {
            "Name": "db_password",
            "Labels": {}
        }
    }
]
image busybox:1.36 ⟪could not be accessed on a registry to⟫ record
its digest. Each node will access busybox:1.36 independently,
possibly leading to different nodes running different
versions of the image.

ndqnrcrxcavy2gfawfcnhnxu2
[
    {
        "ID": "ndqnrcrxcavy2gfawfcnhnxu2",
        "Version": {
            "Index": 15
        },
        "CreatedAt": "⟪2026-11-30T05:37:28.024368132Z⟫",
        "UpdatedAt": "2026-11-30T05:37:28.024368132Z",
        "Spec": {
            "Name": "svc",
            "Labels": {},
            "⟪TaskTemplate⟫": {
                "⟪ContainerSpec⟫": {
                    "⟪Image": "busybox⟫:1.36",
                    "Args": [
                        "sleep",
                        "60"
                    ],
                    "Env": [
                        "⟪DB_TOKEN⟫=⟦1⟧"
                    ],
                    "Init": false,
                    "⟪StopGracePeriod⟫": 10000000000,
                    "DNSConfig": {},
                    "Isolation": "default"
                },
                "Resources": {
                    "Limits": {},
                    "Reservations": {}
                },
                "RestartPolicy": {
                    "Condition": "any",
                    "Delay": 5000000000,
                    "MaxAttempts": 0
                },
                "Placement": {},
                "ForceUpdate": 0,
                "Runtime": "container"
            },
            "Mode": {
                "Replicated": {
                    "Replicas": 0
                }
            },
            "UpdateConfig": {
                "Parallelism": 1,
                "FailureAction": "pause",
                "Monitor": 5000000000,
                "MaxFailureRatio": 0,
                "Order": "stop-first"
            },
            "RollbackConfig": {
                "Parallelism": 1,
                "FailureAction": "pause",
                "Monitor": 5000000000,
                "MaxFailureRatio": 0,
                "Order": "stop-first"
            },
            "EndpointSpec": {
                "Mode": "vip"
            }
        },
        "Endpoint": {
            "Spec": {}
        }
    }
]

ID:		ndqnrcrxcavy2gfawfcnhnxu2
Name:		svc
Service Mode:	Replicated
 Replicas:	0
Placement:
UpdateConfig:
 Parallelism:	1
 ⟪On failure⟫:	pause
 Monitoring Period: 5s
 ⟪Max failure ratio⟫: 0
 Update order:      stop-first
RollbackConfig:
 Parallelism:	1
 On failure:	pause
 Monitoring Period: 5s
 Max failure ratio: 0
 Rollback order:    stop-first
ContainerSpec:
 ⟪Image:		busybox⟫:1.36
 Args:		sleep 60 
 Env:		DB_TOKEN=⟦1⟧ 
 Init:		false
Resources:
Endpoint Mode:	vip

 Swarm: active
  NodeID: h7xso7xq86abgpf8arsc3aoj8
  Is Manager: true
  ClusterID: xn9bkl3d7dajl544wmuakloel
  Managers: 1
Node left the swarm.
