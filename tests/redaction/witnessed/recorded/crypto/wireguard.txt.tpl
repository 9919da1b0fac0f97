path	crypto/wireguard.txt
group	-
0	any	«43»
1	any	«11»+«7»/«23»
---
private: ⟦0⟧=
public: R+fwRz+LM9y6Ka4+IeGoxzPaX+++PxxULGx2HnBAp0c=
psk: ⟦1⟧=
[Interface]
PrivateKey = ⟦0⟧=
ListenPort = 51820
Address = ⟪10.8.0.1⟫/24

[Peer]
PublicKey = os/o2HvI60RUBzH1X4F3fOCS8s07KaGCVwYPw2VJLU4=
PresharedKey = ⟦1⟧=
AllowedIPs = ⟪10.8.0.2⟫/32
Endpoint = ⟪203.0.113.9:51820⟫
[Interface]
PrivateKey = ⟦0⟧=
ListenPort = 51820

[Peer]
PublicKey = os/o2HvI60RUBzH1X4F3fOCS8s07KaGCVwYPw2VJLU4=
PresharedKey = ⟦1⟧=
AllowedIPs = 10.8.0.2/32
Endpoint = 203.0.113.9:51820

wg: Key is not the correct length or format
⟪Unable to modify interface: Protocol⟫ not supported
[#] ip link add wg0 type wireguard
⟪Error: Unknown device type⟫.
⟪Unable to access interface: Protocol⟫ not supported
[#] ip link delete dev wg0
