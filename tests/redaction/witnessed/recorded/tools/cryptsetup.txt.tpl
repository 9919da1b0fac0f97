path	tools/cryptsetup.txt
group	-
1	hex	«2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2»
2	hex	«2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2»
3	hex	«2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2»
4	hex	«2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2» «2»
---
LUKS header information for v.img
Cipher ⟪name:   	aes⟫
Cipher mode:   	xts-plain64
Payload offset:	4096
UUID:          	⟪6c596a79-8e94-4e28-b1e0-072a11b3f210⟫
MK bits:       	512
MK dump:	⟦4⟧ 
		⟦1⟧ 
		⟦2⟧ 
		⟦3⟧ 
No key available with this passphrase.
LUKS header information for v.img

Version:       	1
Cipher name:   	aes
Cipher mode:   	xts-plain64
Hash spec:     	sha256
Payload offset:	4096
MK bits:       	512
MK digest:     	9c e0 34 ca a0 e3 e6 2c 07 5e bd a8 c3 71 33 43 66 9a 0c 38 
MK salt:       	81 9d 04 9e 35 b6 4e af 4a 92 64 7f b9 ca 05 14 
               	7a 14 0c 55 e1 90 2b c4 d8 31 6e aa 07 5f b2 13 
MK iterations: 	1000
