path	backup/restic.txt
group	-
0	word	«w5»-«w7»-«w4»-«w6»
1	any	«24»
2	any	«8»/+«11»+«25»+«7»/«13»/«16»==
3	any	«6»+«11»/«37»+«10»+«55»+«4»/«21»/«16»/«46»==
4	any	«22»==
5	any	«22»==
---
+ export ⟪RESTIC_PASSWORD⟫=⟦0⟧
+ RESTIC_PASSWORD=⟦0⟧
+ restic -r ⟪/srv/app/rr⟫ init
created restic repository 24c34173d0 at /srv/app/rr

Please note that knowledge of your password is required to access
the repository. Losing your password means that your data is
irrecoverably lost.
+ restic -r /srv/app/rr backup ⟪/etc/hostname⟫
no parent snapshot found, will read all files

Files:           1 new,     0 changed,     0 unmodified
Dirs:            1 new,     0 changed,     0 unmodified
Added to the repository: 703 B (663 B stored)

processed 1 files, 3 B in 0:00
snapshot 94b5ab9c saved
+ restic -r /srv/app/rr snapshots
ID        Time                 Host        Tags        Paths
--------------------------------------------------------------------
94b5ab9c  ⟪2026-11-30 05:45:20⟫  prod-eu-3               /etc/hostname
--------------------------------------------------------------------
1 snapshots
+ restic -r /srv/app/rr key list
 ID        User  Host       Created
-----------------------------------------------
*ffc11140  root  prod-eu-3  ⟪2026-11-30 05:45:19⟫
-----------------------------------------------
+ restic -r /srv/app/rr cat masterkey
{
  "mac": {
    "k": "⟦4⟧",
    "r": "⟦5⟧"
  },
  "encrypt": "8e/QfyEDL6SPMj9YxyFnTQq+4no+2wyC5Mc518aO8yU="
}
+ cat ⟪/srv/app/rr/keys/ffc111404fbde210786498871ab9f3c2833ea2b48724f2d1ef2383c6501da3fd⟫
{"created":"⟪2026-11-30T05:45:19.389252084Z⟫","username":"root","hostname":"prod-eu-3","kdf":"scrypt","N":8192,"r":8,"p":2,"salt":"⟦2⟧","data":"⟦3⟧"}+ echo

+ RESTIC_PASSWORD=wrong1
+ restic -r /srv/app/rr check
using temporary cache in ⟪/tmp/restic-check-cache-2700074507⟫
⟪Fatal: wrong password or no key⟫ found
+ restic -r rest:http://svc:⟦1⟧@⟪127.0.0.1⟫:9/repo snapshots --option rest.connections=1
+ head -3
⟪Fatal: unable to open config file: client⟫.Head: Head "http://svc:***@127.0.0.1:9/repo/config": dial tcp 127.0.0.1:9: ⟪connect: connection refused⟫
Is there a repository at the following location?
rest:http://svc:***@127.0.0.1:9/repo/
+ restic -r /srv/app/rr --password-command 'echo ⟦1⟧' snapshots
Fatal: wrong password or no key found
+ restic -r s3:http://127.0.0.1:9/x snapshots
⟪Fatal: unable to open S⟫3 backend: Key ID ($AWS_ACCESS_KEY_ID) is empty
