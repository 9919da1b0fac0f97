path	crypto/age.txt
group	-
0	any	«58»
---
Public key: age1lwnqs5w2pxc5zhksa6tw0h4h47a68pvh964pw5wuxg0jn9jkqg5sw93d3n
# created: ⟪2026-11-30T05:45:54Z⟫
# public key: age1lwnqs5w2pxc5zhksa6tw0h4h47a68pvh964pw5wuxg0jn9jkqg5sw93d3n
AGE-SECRET-KEY-1⟦0⟧
age1lwnqs5w2pxc5zhksa6tw0h4h47a68pvh964pw5wuxg0jn9jkqg5sw93d3n
-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBBaG9ELzd0a0tsem14TUJB
ejhpWEN5eHkxRTMxeWNwMUx0NVBFNHVjeWpBClE1SkNZczVVRzkxOWZBVjBOcEVS
⟪age: error: failed to open input file⟫ "x": ⟪open x: no such file or directory⟫
age: report unexpected or unhelpful errors at https://filippo.io/age/report
⟪age: error: failed to read header⟫: parsing age header: unexpected intro: "hi\n"
age: report unexpected or unhelpful errors at https://filippo.io/age/report
