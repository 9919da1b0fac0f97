path	keys/putty-ppk.txt
group	-
1	any	«9»+«1»/«4»/«23»+«7»
---
PuTTY-User-Key-File-3: ssh-ed25519
Encryption: none
Comment: ops@prod-eu-3
Public-Lines: 2
AAAAC3NzaC1lZDI1NTE5AAAAIBkGn3NoA1QT6XSXRypBzbcQ7rJ0qqDtdPZlWiFn
1iTr
Private-Lines: 1
⟦1⟧
Private-MAC: 13b40a0a2cac87d6d4db41f17e1d387699e3519a8efdb80446088b7bcafa5f22
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBkGn3NoA1QT6XSXRypBzbcQ7rJ0qqDtdPZlWiFn1iTr ops@prod-eu-3
ssh-ed25519 255 ⟪SHA256:pOYAN1oY/Donyg0v1NADBNM+X3wz00Lv5P1Jel2gxoE⟫
