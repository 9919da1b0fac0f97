path	mail/postfix.txt
group	-
0	word	«W6»!«w5»«d2»
2	any	SG.«22».«43»
---
# sasl_passwd
[⟪mail.example.com⟫]:587 relay@example.com:⟦0⟧
smtp.sendgrid.net apikey:⟦2⟧
alias_database = hash:/etc/aliases
alias_maps = hash:/etc/aliases
append_dot_mydomain = no
biff = no
compatibility_level = 3.6
inet_interfaces = all
inet_protocols = all
mailbox_size_limit = 0
mydestination = $myhostname, vm, localhost.localdomain, , localhost
myhostname = vm
mynetworks = ⟪127.0.0.0⟫/8 [::ffff:127.0.0.0]/104 [::1]/128
readme_directory = no
smtp_sasl_password_maps =
smtp_sasl_auth_enable = no
smtpd_sasl_auth_enable = no
⟪postmap: fatal: open database⟫ /nope.db: ⟪No such file or directory⟫
