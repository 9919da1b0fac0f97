path	docker/harmless-info.txt
group	-
---
Client:
 Version:    28.2.2
 Context:    default
 Debug Mode: false
 Plugins:
  compose: Docker Compose (Docker Inc.)
    Version:  2.26.1-4
    Path:     ⟪/root/.docker/cli-plugins/docker-compose⟫

Server:
 Containers: 9
  Running: 6
  Paused: 0
  Stopped: 3
 Images: 10
 Server Version: 20.10.24+dfsg1
 Storage Driver: overlay2
  Backing Filesystem: extfs
  Supports ⟪d_type⟫: true
  Native Overlay Diff: true
  userxattr: false
 Logging Driver: json-file
 Cgroup Driver: cgroupfs
 Cgroup Version: 1
 Plugins:
  Volume: local
  Network: bridge host ipvlan macvlan null overlay
  Log: awslogs fluentd gcplogs gelf journald json-file local logentries splunk syslog
 Swarm: inactive
 Runtimes: io.containerd.runc.v2 io.containerd.runtime.v1.linux runc
 Default Runtime: runc
 Init Binary: docker-init
 containerd version: 1.6.20~ds1-1+deb12u3
 runc version: 1.1.5+ds1-1+deb12u1
 init version: 
 Security Options:
  seccomp
   Profile: default
 Kernel Version: 6.18.44-fc-v657
 Operating System: Debian GNU/Linux 12 (bookworm) (containerized)
 OSType: linux
 Architecture: x86_64
 CPUs: 2
 Total Memory: 23.54GiB
 Name: prod-eu-3
 ID: IWKG:JSKB:5H4E:PTET:DWGT:YFSO:ISQN:PZ5T:DZTL:Y4EM:PQH3:SIG2
 Docker Root Dir: ⟪/var/lib/docker⟫
 Debug Mode: false
 Experimental: false
 Insecure Registries:
  ⟪127.0.0.0⟫/8
 Live Restore Enabled: false

Client:
 Version:           28.2.2
 API version:       1.41 (downgraded from 1.50)
 Go version:        go1.24.3
 Git commit:        e6534b4
 Built:             Fri ⟪May 30 12:07:14⟫ 2025
 OS/Arch:           linux/amd64
 Context:           default

Server:
 Engine:
  Version:          20.10.24+dfsg1
  API version:      1.41 (minimum version 1.12)
  Go version:       go1.19.8
  Git commit:       5d6db84
  Built:            Thu May  7 21:09:36 2026
  OS/Arch:          linux/amd64
  Experimental:     false
 containerd:
  Version:          1.6.20~ds1
  ⟪GitCommit⟫:        1.6.20~ds1-1+deb12u3
 runc:
  Version:          1.1.5+ds1
  GitCommit:        1.1.5+ds1-1+deb12u1
 docker-init:
  Version:          0.19.0
  GitCommit:        
TYPE            TOTAL     ACTIVE    SIZE      RECLAIMABLE
Images          4         2         ⟪1.982MB⟫   1.982MB (100%)
Containers      9         6         16B       0B (0%)
Local Volumes   1         1         0B        0B
Build Cache     1         0         ⟪24.06kB⟫   24.06kB
NETWORK ID     NAME              DRIVER    SCOPE
⟪564084244a0b⟫   bridge            bridge    local
⟪a512d9eaf3f1⟫   daoflow_default   bridge    local
⟪f260e1c84083⟫   docker_gwbridge   bridge    local
⟪c0754ca592b2⟫   host              host      local
zfxf8rufzsrv   ingress           overlay   swarm
⟪77051e758d68⟫   none              null      local
DRIVER    VOLUME NAME
local     daoflow_pgdata
REPOSITORY                    TAG        DIGEST    IMAGE ID       CREATED              SIZE
shop                          2          <none>    ⟪e941baf143e0⟫   ⟪24 seconds⟫ ago       ⟪1.98MB⟫
shop                          1          <none>    ⟪1783ddea0665⟫   ⟪26 seconds⟫ ago       1.98MB
<none>                        <none>     <none>    ⟪3b704d75e8b2⟫   ⟪29 seconds⟫ ago       1.98MB
busybox                       1.36       <none>    ⟪2c4d43c33a14⟫   About a minute ago   1.98MB
postgres                      17         <none>    2c4d43c33a14   About a minute ago   1.98MB
redis                         7-alpine   <none>    2c4d43c33a14   About a minute ago   1.98MB
ghcr.io/daoflow-dev/daoflow   0.11.0     <none>    2c4d43c33a14   About a minute ago   1.98MB
CONTAINER ID   NAME                 CPU %     MEM USAGE / LIMIT   MEM %     NET I/O       BLOCK I/O   PIDS
c2ff0841e135   b1                   0.00%     308KiB / 23.54GiB   0.00%     726B / 0B     0B / 0B     1
8372e053b3f7   a3                   0.00%     324KiB / 23.54GiB   0.00%     ⟪1.25kB⟫ / 0B   0B / 0B     1
4ff5ceb762e3   daoflow-daoflow-1    0.16%     328KiB / 23.54GiB   0.00%     ⟪1.21kB⟫ / 0B   0B / 0B     1
2fef74b4ed4c   daoflow-redis-1      1.73%     524KiB / 23.54GiB   0.00%     ⟪1.14kB⟫ / 0B   0B / 0B     1
a5bd6b057df4   daoflow-tunnel-1     0.00%     448KiB / 23.54GiB   0.00%     1.25kB / 0B   0B / 0B     2
7790af905392   daoflow-postgres-1   0.00%     312KiB / 23.54GiB   0.00%     1.14kB / 0B   0B / 0B     1
Docker Compose version 2.26.1-4
NAME                STATUS              CONFIG FILES
daoflow             running(4)          ⟪/opt/daoflow/docker-compose.yml⟫
