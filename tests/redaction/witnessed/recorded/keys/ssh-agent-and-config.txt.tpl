path	keys/ssh-agent-and-config.txt
group	-
0	any	«32»
1	word	«w5»-«w7»-«w4»-«w6»
---
# ~⟪/.ssh/config⟫
Host bastion
  HostName ⟪bastion.example.com⟫
  User ops
  IdentityFile ~⟪/.ssh/id_ed25519⟫
  SetEnv ⟪DEPLOY_TOKEN⟫=⟦0⟧
  ProxyCommand ⟪/usr/bin/corkscrew⟫ ⟪proxy.example.net⟫ 3128 %h %p ~⟪/.ssh/proxyauth⟫
# authorized_keys
command="/usr/local/bin/backup --passphrase '⟦1⟧'",environment="⟪RESTIC_PASSWORD⟫=⟦1⟧" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0hVn1vCqVtqfGs0yN7UuEoC0Hq7vJx3d1m6l1c8oYk backup@prod-eu-3
256 ⟪SHA256:pOYAN1oY/Donyg0v1NADBNM+X3wz00Lv5P1Jel2gxoE⟫ ops@prod-eu-3 (ED25519)
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBkGn3NoA1QT6XSXRypBzbcQ7rJ0qqDtdPZlWiFn1iTr ops@prod-eu-3
---- BEGIN SSH2 PUBLIC KEY ----
Comment: "2048-bit RSA, converted by root@prod-eu-3 from OpenSSH"
AAAAB3NzaC1yc2EAAAADAQABAAABAQC+rpp6mWzqyfvHzcrNE9Mcsak3ujywz2rZ5AsAB9
Pseudo-terminal will not be allocated because stdin is not a terminal.␍
user root
hostname ⟪127.0.0.1⟫
port 22
setenv ⟪API_KEY⟫=⟦0⟧
