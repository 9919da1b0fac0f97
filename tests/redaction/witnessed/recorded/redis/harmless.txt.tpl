path	redis/harmless.txt
group	-
---
# Server␍
redis_version:7.0.15␍
redis_git_sha1:00000000␍
redis_git_dirty:0␍
redis_build_id:ae4d7c971a948f0␍
redis_mode:standalone␍
os:Linux 6.18.44-fc-v657 x86_64␍
arch_bits:64␍
monotonic_clock:POSIX clock_gettime␍
multiplexing_api:epoll␍
atomicvar_api:c11-builtin␍
gcc_version:12.2.0␍
process_id:110␍
process_supervised:no␍
run_id:71489bea36d340d6b71279e2bec0f67f674004fd␍
tcp_port:6379␍
server_time_usec:1796017150186247␍
uptime_in_seconds:1␍
uptime_in_days:0␍
hz:10␍
configured_hz:10␍
lru_clock:855038␍
executable:/srv/app/redis-server␍
config_file:␍
io_threads_active:0␍
# Memory␍
used_memory:940272␍
used_memory_human:918.23K␍
used_memory_rss:6606848␍
used_memory_rss_human:6.30M␍
used_memory_peak:940272␍
used_memory_peak_human:918.23K␍
used_memory_peak_perc:100.01%␍
used_memory_overhead:876584␍
used_memory_startup:876136␍
OK
2
WRONGTYPE Operation against a key holding the wrong kind of value

id=8 addr=⟪127.0.0.1:52924⟫ laddr=⟪127.0.0.1:6379⟫ fd=8 ⟪name= age⟫=0 idle=0 flags=N db=0 sub=0 psub=0 ssub=0 multi=-1 qbuf=26 qbuf-free=20448 argv-mem=10 multi-mem=0 rbs=16384 rbp=16384 obl=0 oll=0 omem=0 tot-mem=37658 events=r cmd=client|list ⟪user=default⟫ redir=-1 resp=2
default
maxmemory-policy
noeviction
maxmemory-eviction-tenacity
10
maxmemory
0
maxmemory-samples
5
maxmemory-clients
0
0
I'm sorry, Dave, I can't do that. Latency monitoring is disabled in this Redis instance. You may use "CONFIG SET latency-monitor-threshold <milliseconds>." in order to enable it. If we weren't in a deep space mission I'd suggest to take a look at https://redis.io/topics/latency-monitor.
⟪ERR unknown command⟫ 'nope', with args beginning with: 

110:C 30 Nov 2026 05:39:09.702 # oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo
110:C 30 Nov 2026 05:39:09.702 # Redis version=7.0.15, bits=64, commit=00000000, modified=0, ⟪pid=110⟫, just started
110:C 30 Nov 2026 05:39:09.702 # Configuration loaded
110:M 30 Nov 2026 05:39:09.703 * monotonic clock: POSIX clock_gettime
110:M 30 Nov 2026 05:39:09.703 * Running mode=standalone, ⟪port=6379.⟫
110:M 30 Nov 2026 05:39:09.704 # Server initialized
110:M 30 Nov 2026 05:39:09.704 # WARNING Memory overcommit must be enabled! Without it, a background ⟪save or replication may fail under low memory condition⟫. Being disabled, it can can also cause failures without low memory condition, see https://github.com/jemalloc/jemalloc/issues/1328. To fix this issue add 'vm.overcommit_memory = 1' to ⟪/etc/sysctl.conf⟫ and then reboot or run the command 'sysctl vm.overcommit_memory=1' for this to take effect.
110:M 30 Nov 2026 05:39:09.704 * Loading RDB produced by version 7.0.15
110:M 30 Nov 2026 05:39:09.704 * RDB age ⟪0 seconds⟫
110:M 30 Nov 2026 05:39:09.704 * RDB memory usage when created 1.46 Mb
110:M 30 Nov 2026 05:39:09.704 * Done loading RDB, keys loaded: 4, ⟪keys expired⟫: 0.
110:M 30 Nov 2026 05:39:09.704 * DB loaded from disk: ⟪0.000 seconds⟫
110:M 30 Nov 2026 05:39:09.704 * Ready to accept connections
