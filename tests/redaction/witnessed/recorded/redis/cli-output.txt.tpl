path	redis/cli-output.txt
group	-
0	any	«32»
1	word	«W6»!«w5»«d2»
2	jwt	
3	word	«W6»$«w5»"«d3»
4	hex	«64»
5	hex	«64»
---
+ redis-cli -a ⟦0⟧ ping
Warning: Using a password with '-a' or '-u' option on the command line interface may not be safe.
PONG
+ redis-cli ping
NOAUTH Authentication required.

+ redis-cli -u redis://default:⟦0⟧@⟪127.0.0.1:6379⟫/0 dbsize
Warning: Using a password with '-a' or '-u' option on the command line interface may not be safe.
4
+ redis-cli --no-auth-warning -a ⟦0⟧ config get requirepass
requirepass
⟦0⟧
+ redis-cli --no-auth-warning -a ⟦0⟧ config get 'master*'
masteruser

masterauth
⟦0⟧
+ redis-cli --no-auth-warning -a ⟦0⟧ hgetall ⟪user:42⟫
email
mira@example.com
password
⟦1⟧
mfa
off
+ redis-cli --no-auth-warning -a ⟦0⟧ get config:smtp_password
⟦3⟧
+ redis-cli --no-auth-warning -a ⟦0⟧ --raw get session:9f31c0de
⟦2⟧
+ redis-cli --no-auth-warning -a ⟦0⟧ --csv hgetall user:42
"email","mira@example.com","password","⟦1⟧","mfa","off"
+ redis-cli --no-auth-warning -a ⟦0⟧ --json hgetall user:42
{"email":"mira@example.com","password":"⟦1⟧","mfa":"off"}
+ redis-cli --no-auth-warning -a ⟦0⟧ acl list
user default on #⟦4⟧ ~* &* +@all
user svc on #⟦5⟧ ~app:* resetchannels -@all +@read
+ redis-cli --no-auth-warning -a ⟦0⟧ acl getuser svc
flags
on
passwords
⟦5⟧
commands
-@all +@read
keys
~app:*
channels

selectors

+ redis-cli --no-auth-warning -a ⟦0⟧ slowlog get 14
46
1796017149
8
AUTH
(redacted)
⟪127.0.0.1:52760⟫

45
1796017149
377
acl
getuser
svc
⟪127.0.0.1:52746⟫

44
1796017149
8
AUTH
(redacted)
127.0.0.1:52746

43
1796017148
533
acl
list
127.0.0.1:52738

42
1796017148
8
AUTH
(redacted)
127.0.0.1:52738

41
1796017148
7
hgetall
user:42
127.0.0.1:52732

40
1796017148
10
HELLO
3
127.0.0.1:52732

39
1796017148
8
AUTH
(redacted)
127.0.0.1:52732

38
1796017148
10
hgetall
user:42
127.0.0.1:52730

37
1796017148
8
AUTH
(redacted)
127.0.0.1:52730

36
1796017148
3
get
session:9f31c0de
127.0.0.1:52716

35
1796017148
7
AUTH
(redacted)
127.0.0.1:52716

34
1796017148
4
get
config:smtp_password
127.0.0.1:52708

33
1796017148
6
AUTH
(redacted)
127.0.0.1:52708

+ redis-cli --no-auth-warning -a ⟦0⟧ client list
id=3 addr=127.0.0.1:44064 laddr=127.0.0.1:6379 fd=9 ⟪name= age⟫=41 idle=0 flags=O db=0 sub=0 psub=0 ssub=0 multi=-1 qbuf=0 qbuf-free=0 argv-mem=0 multi-mem=0 rbs=1024 rbp=60 obl=0 oll=0 omem=0 tot-mem=1800 events=r cmd=monitor ⟪user=default⟫ redir=-1 resp=2
id=28 addr=127.0.0.1:52772 laddr=127.0.0.1:6379 fd=10 name= age=0 idle=0 flags=N db=0 sub=0 psub=0 ssub=0 multi=-1 qbuf=26 qbuf-free=20448 argv-mem=10 multi-mem=0 rbs=16384 rbp=16384 obl=0 oll=0 omem=0 tot-mem=37658 events=r cmd=client|list user=default redir=-1 resp=2
+ redis-cli --no-auth-warning -a ⟦0⟧ acl log
count
1
reason
auth
context
toplevel
object
auth
username
default
age-seconds
39.923000000000002
client-info
id=5 addr=127.0.0.1:44112 laddr=127.0.0.1:6379 fd=10 name= age=0 idle=0 flags=N db=0 sub=0 psub=0 ssub=0 multi=-1 qbuf=54 qbuf-free=20420 argv-mem=31 multi-mem=0 rbs=16384 rbp=16384 obl=0 oll=0 omem=0 tot-mem=37687 events=r cmd=auth user=default redir=-1 resp=2
+ redis-cli -a wrong1 ping
Warning: Using a password with '-a' or '-u' option on the command line interface may not be safe.
⟪AUTH failed: WRONGPASS invalid username⟫-password pair or user is disabled.
NOAUTH Authentication required.

+ redis-cli --no-auth-warning -a ⟦0⟧ info server
+ head -8
# Server␍
redis_version:7.0.15␍
redis_git_sha1:00000000␍
redis_git_dirty:0␍
redis_build_id:ae4d7c971a948f0␍
redis_mode:standalone␍
os:Linux 6.18.44-fc-v657 x86_64␍
arch_bits:64␍
+ redis-cli --no-auth-warning -a ⟦0⟧ object encoding user:42
listpack
+ redis-cli --no-auth-warning -a ⟦0⟧ --no-raw dump config:smtp_password
"\x00\x10⟦3|«0:6»$«7:12»\"«13:16»⟧\n\x00\xc3C`\x8e\xacS\xca\xc0"
+ redis-cli --no-auth-warning -a ⟦0⟧ memory usage user:42
136
+ redis-cli --no-auth-warning -a ⟦0⟧ config rewrite
ERR The server is running without a config file
