path	tools/oathtool.txt
group	-
0	upper	«32»
1	hex	«40»
---
+ oathtool -v --totp -b ⟦0⟧ -N '⟪2026-11-29 22:14:03 UTC⟫'
Hex secret: ⟦1⟧
Base32 secret: ⟦0⟧
Digits: 6
Window size: 0
TOTP mode: SHA1
Step size (seconds): 30
Start time: 1970-01-01 00:00:00 UTC (0)
Current time: 2026-11-29 22:14:03 UTC (1795990443)
Counter: 0x3917CEC (59866348)

373580
+ oathtool --totp -b JBSWY3DP1
oathtool: base32 ⟪decoding failed: Base⟫32 ⟪string is invalid⟫
+ echo 'otpauth://totp/daoflow:mira@example.com?secret=⟦0⟧&issuer=daoflow&digits=6'
otpauth://totp/daoflow:mira@example.com?secret=⟦0⟧&issuer=daoflow&digits=6
