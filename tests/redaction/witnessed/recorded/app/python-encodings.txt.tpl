path	app/python-encodings.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«24»
2	word	é«W6»ü«w5»«d3»
3	any	«30»
---
Subject: Reset for mira@example.com
X-Auth-Token: ⟦3⟧
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64
MIME-Version: 1.0

⦃b64=/76 Hello,␤Your new password: ⟦2⟧␤It expires 2026-12-01.␤⦄

<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>Label</key>
	<string>imap</string>
	<key>Password</key>
	<string>⟦0⟧</string>
	<key>Port</key>
	<integer>993</integer>
</dict>
</plist>

user_data: ⦃b64= #cloud-config␤chpasswd:␤  list: |␤    root:⟦0⟧␤hostname: prod-eu-3␤⦄
payload=⦃b64=/96 {"user": "svc", "secret": "⟦1⟧", "iat": 1796000000}nZ␛⦄ hex 746f6b656e3d⟦1|!hex:0:24⟧
X-Payload: %7B%22password%22%3A%20%22⟦0|«0:6»%21«7:14»⟧%22%2C%20%22n%22%3A%201%7D
id,login,password_plain,created_at␍
17,mira,⟦0⟧,2026-11-29␍
18,jonas,⟦2⟧,2026-11-29␍
<user ⟪name="svc⟫" password="⟦0⟧"/> &lt;td&gt;⟦3⟧&lt;/td&gt;
pass=3D=C3=BC ⟦1⟧
