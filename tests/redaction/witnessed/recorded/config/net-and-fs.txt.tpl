path	config/net-and-fs.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«20»
2	word	«w5»-«w7»-«w4»-«w6»
3	any	«16»
4	upper	AKIA«16»
5	any	«13»/«13»+«12»
6	any	«14»
7	HEX	«64»
8	any	«8»
9	any	«86»
10	hex	«8»-«4»-«4»-«4»-«12»
---
# ⟪/etc/fstab⟫
//⟪nas.example.net⟫/backup ⟪/mnt/nas⟫ cifs username=backup,password=⟦1⟧,uid=1000,vers=3.0 0 0
UUID=⟪7d1f3c1e-9a4b-4c2d-8f10-c0ffee000001⟫ / ext4 defaults 0 1
# /proc/mounts
s3fs /mnt/s3 fuse.s3fs rw,nosuid,user_id=0,passwd_file=/etc/passwd-s3fs 0 0
# /etc/davfs2/secrets
https://⟪dav.example.com⟫/ mira "⟦0⟧"
# /etc/passwd-s3fs
⟦4⟧:⟦5⟧
# /etc/ppp/chap-secrets
vpnuser pptpd ⟦1⟧ *
# /etc/ipsec.secrets
⟪203.0.113.9⟫ %any : PSK "⟦2⟧"
mira : EAP "⟦0⟧"
: RSA prod.key ⟦3⟧
# /etc/snmp/snmpd.conf
createUser mon SHA ⟦3⟧ AES ⟦1⟧
rocommunity ⟦6⟧ ⟪10.0.0.0⟫/8
# /etc/chrony.keys
1 SHA256 HEX:⟦7⟧
# keepalived
    authentication {
        auth_type PASS
        auth_pass ⟦8⟧
    }
# hostapd
wpa_passphrase=⟦2⟧
ssid=warehouse
# /etc/exim4/passwd.client
⟪mail.example.com⟫:relay@example.com:⟦0⟧
# proftpd / pureftpd
mira:$6$saltsalt$⟦9⟧:1000:1000::/srv/ftp:/bin/false
# crontab
MAILTO=ops@example.com
⟪BACKUP_PASSPHRASE⟫=⟦2⟧
15 3 * * * root /usr/bin/mysqldump -uroot -p⟦1⟧ shop | /usr/bin/gpg --batch --passphrase ⟦2⟧ -c > /backup/shop.sql.gpg
@daily curl -fsS "https://⟪hc-ping.example.com⟫/⟦10⟧" > /dev/null
# mount errors
⟪mount error⟫(13): ⟪Permission denied⟫
mount.cifs kernel mount options: ip=⟪192.0.2.5⟫,unc=\\nas.example.net\backup,⟪user=backup⟫,pass=********
