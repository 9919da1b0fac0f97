path	wire/expect-session.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«16»
2	dig	«6»
---
mira
⟦0⟧
⟦1⟧
⟦0⟧
⟦2⟧
Username: ⟪Password: login mira failed⟫
Enter passphrase for ⟪/srv/k⟫: 
New password: OTP ⟪code: spawn⟫ bash ask.sh
parent: waiting for sync byte
parent: telling child to go ahead
parent: now unsynchronized from child
spawn: returns {272}

expect: does "" (spawn_id exp3) match glob pattern "Username:"? no
Username: 
expect: does "Username: " (spawn_id exp3) match glob pattern "Username:"? yes
expect: set expect_out(0,string) "Username:"
expect: set expect_out(spawn_id) "exp3"
expect: set expect_out(buffer) "Username:"
send: sending "mira\r" to { exp3 }

expect: does " " (spawn_id exp3) match glob pattern "Password:"? no
mira

expect: does " mira\r\n" (spawn_id exp3) match glob pattern "Password:"? no
Password: 
expect: does " mira\r\nPassword: " (spawn_id exp3) match glob pattern "Password:"? yes
expect: set expect_out(0,string) "Password:"
expect: set expect_out(spawn_id) "exp3"
expect: set expect_out(buffer) " mira\r\nPassword:"
send: sending "⟦1⟧\r" to { exp3 }

expect: does " " (spawn_id exp3) match glob pattern "failed"? no
⟦1⟧
⟪login mira failed⟫
Enter passphrase for /srv/k: 
expect: does " ⟦1⟧\r\nlogin ⟪mira failed⟫\r\nEnter passphrase for /srv/k: " (spawn_id exp3) match glob pattern "failed"? yes
expect: set expect_out(0,string) "failed"
expect: set expect_out(spawn_id) "exp3"
expect: set expect_out(buffer) " ⟦1⟧\r\nlogin mira failed"
