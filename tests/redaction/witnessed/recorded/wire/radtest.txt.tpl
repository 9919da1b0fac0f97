path	wire/radtest.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«16»
---
+ radtest -x mira '⟦0⟧' ⟪127.0.0.1⟫ 1 ⟦1⟧
+ head -20
Sent Access-Request Id 247 from ⟪0.0.0.0:35686⟫ to ⟪127.0.0.1:1812⟫ length 74
	User-Name = "mira"
	User-Password = "⟦0⟧"
	NAS-IP-Address = 127.0.0.1
	NAS-Port = 1
	Message-Authenticator = 0x00
	Cleartext-Password = "⟦0⟧"
Sent Access-Request Id 247 from 0.0.0.0:35686 to 127.0.0.1:1812 length 74
	User-Name = "mira"
	User-Password = "⟦0⟧"
	NAS-IP-Address = 127.0.0.1
	NAS-Port = 1
	Message-Authenticator = 0x00
	Cleartext-Password = "⟦0⟧"
Sent Access-Request Id 247 from 0.0.0.0:35686 to 127.0.0.1:1812 length 74
	User-Name = "mira"
	User-Password = "⟦0⟧"
	NAS-IP-Address = 127.0.0.1
	NAS-Port = 1
	Message-Authenticator = 0x00
+ echo 'User-Name = mira, User-Password = "⟦0⟧"'
+ radclient -x -r1 -t1 127.0.0.1:1812 auth ⟦1⟧
Sent Access-Request Id 161 from 0.0.0.0:57339 to 127.0.0.1:1812 length 44
	User-Name = "mira"
	User-Password = "⟦0⟧"
	Cleartext-Password = "⟦0⟧"
(0) No reply from server for ID 161 socket 3
+ printf 'client nas {\n  ipaddr = 192.0.2.7\n  secret = ⟦1⟧\n  shortname = nas1\n}\nmira Cleartext-Password := "⟦0⟧"\n    Reply-Message = "hi"\n'
client nas {
  ipaddr = 192.0.2.7
  secret = ⟦1⟧
  shortname = nas1
}
mira Cleartext-Password := "⟦0⟧"
    Reply-Message = "hi"
