path	tools/wpa.txt
group	-
0	word	«W6»-«w5»«d2»
1	hex	«64»
---
network={
	ssid="warehouse"
	#psk="⟦0⟧"
	psk=⟦1⟧
}
Passphrase must be 8..63 characters
