path	systemd/auditd.log
group	-
0	any	«20»
1	word	«W6»!«w5»«d2»
---
type=EXECVE msg=audit(1796017109.050:4211): argc=5 a0="curl" a1="-u" a2="svc:⟦0⟧" a3="-sS" a4="https://⟪api.example.com⟫/"
type=EXECVE msg=audit(1796017110.114:4212): argc=4 a0="mysql" a1="-uroot" a2="-p⟦0⟧" a3=2D6553484F572050524F434553534C495354
type=PROCTITLE msg=audit(1796017110.114:4212): proctitle=6D7973716C002D75726F6F74002D70⟦0|!HEX:0:20⟧
type=EXECVE msg=audit(1796017112.200:4215): argc=3 a0="sh" a1="-c" a2=6578706F72742044425F50415353574F52443D27⟦1|!HEX:0:14⟧273B202E2F6465706C6F79
type=USER_CMD msg=audit(1796017113.300:4217): ⟪pid=2187⟫ uid=1000 auid=1000 ses=3 msg='cwd="⟪/opt/daoflow⟫" cmd=656E76204150495F544F4B454E3D⟦0|!HEX:0:20⟧20646F636B657220636F6D706F7365207570202D64 exe="⟪/usr/bin/sudo⟫" terminal=pts/0 res=success'
type=SYSCALL msg=audit(1796017112.200:4215): arch=c000003e syscall=59 success=yes exit=0 ppid=1 ⟪pid=2190⟫ auid=1000 uid=0 comm="sh" exe="⟪/usr/bin/dash⟫" key="exec"
