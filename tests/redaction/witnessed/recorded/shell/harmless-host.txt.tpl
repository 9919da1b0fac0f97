path	shell/harmless-host.txt
group	-
---
Linux prod-eu-3 6.18.44-fc-v657 #1 SMP PREEMPT_DYNAMIC @0 x86_64 GNU/Linux
               total        used        free      shared  buff/cache   available
Mem:           24105        1197       19895          57        3368       22908
Swap:              0           0           0
 05:30:47 up 12 min,  0 user,  load average: 9.84, 6.76, 3.11
Filesystem      Size  Used Avail Use% Mounted on
⟪/dev/vda⟫        252G   29G   74G  28% /
tmpfs            12G   44K   12G   1% /srv
State Recv-Q Send-Q Local Address:Port Peer Address:PortProcess
⟪lo               UNKNOWN⟫        ⟪127.0.0.1⟫/8 ::1/128 
9.84 6.76 3.11 7/405 268
uid=0(root) gid=0(root) groups=0(root)
real-time non-blocking time  (microseconds, -R) unlimited
core file size              (blocks, -c) 0
data seg size               (kbytes, -d) unlimited
scheduling priority                 (-e) 0
file size                   (blocks, -f) unlimited
pending signals                     (-i) 96365
max locked memory           (kbytes, -l) 8192
max memory size             (kbytes, -m) unlimited
open files                          (-n) 20000
pipe size                (⟪512 bytes⟫, -p) 8
POSIX message queues         (bytes, -q) 819200
real-time priority                  (-r) 0
stack size                  (kbytes, -s) 8192
cpu time                   (seconds, -t) unlimited
max user processes                  (-u) 96365
virtual memory              (kbytes, -v) unlimited
file locks                          (-x) unlimited
/dev/vda on / type ext4 (rw,relatime,discard,resv_strict,resuid=65534,resgid=65534)
model_tools_unavailable on ⟪/mnt/sandboxing/model_tools_env/v1/python⟫ type tmpfs (ro,nosuid,nodev,relatime,size=4k,mode=755)
proc on /proc type proc (rw,relatime)
sysfs on /sys type sysfs (rw,relatime)
tmpfs on ⟪/sys/fs/cgroup⟫ type tmpfs (rw,relatime,mode=755)
total 48
drwxr-xr-x   4 root root      4096 May  9  2026 .
drwxr-xr-x 104 root root      4096 Nov 30 05:30 ..
drwxr-xr-x   3 root root     20480 Nov 30 05:18 certs
-rw-r--r--   1 root root     12332 Apr 15  2025 openssl.cnf
drwx--x---   2 root ssl-cert  4096 Oct 16 23:04 private
Mon ⟪Nov 30 05:30:47⟫ UTC 2026
NAME  MAJ:MIN RM  SIZE RO TYPE MOUNTPOINTS
zram0 253:0    0    0B  0 disk 
vda   254:0    0  256G  0 disk ⟪/etc/hosts⟫
                               /
