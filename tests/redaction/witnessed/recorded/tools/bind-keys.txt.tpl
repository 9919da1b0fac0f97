path	tools/bind-keys.txt
group	-
0	any	«43»=
---
⟪/bin/bash⟫: line 1: tsig-keygen: ⟪command not found⟫
# Start of rndc.conf
key "rndc-key" {
	algorithm hmac-sha256;
	secret "⟦0⟧";
};

options {
	default-key "rndc-key";
	default-server ⟪127.0.0.1⟫;
	default-port 953;
};
# End of rndc.conf

# Use with the following in named.conf, adjusting the allow list as needed:
# key "rndc-key" {
# 	algorithm hmac-sha256;
# 	secret "⟦0⟧";
# };
# 
# controls {
# 	inet 127.0.0.1 port 953
# 		allow { 127.0.0.1; } keys { "rndc-key"; };
# };
# End of named.conf
/bin/bash: line 1: ddns-confgen: command not found
n.conf:4: '}' expected near end of file
rndc: neither ⟪/etc/bind/rndc.conf⟫ nor /nope was found
