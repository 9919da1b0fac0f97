path	mail/msmtp.txt
group	-
0	word	«W6»!«w5»«d2»
---
defaults
auth on
tls off
logfile /srv/app/ms.log
account relay
host ⟪127.0.0.1⟫
port 2525
from ops@example.com
user relay@example.com
password ⟦0⟧
account default : relay
⟪msmtp: authentication failed⟫ (method PLAIN)
msmtp: server message: 535 5.7.8 ⟪Error: authentication failed⟫
⟪msmtp: could not send mail⟫ (account default from msmtprc)
ignoring system configuration file /etc/msmtprc: ⟪No such file or directory⟫
loaded user configuration file msmtprc
falling back to default account
using account default from msmtprc
⟪host = 127.0.0.1⟫
⟪port = 2525⟫
source ip = (not set)
proxy host = (not set)
proxy port = 0
socket = (not set)
⟪timeout = off⟫
protocol = smtp
domain = localhost
auth = PLAIN
⟪user = relay⟫@example.com
password = *
passwordeval = (not set)
ntlmdomain = (not set)
tls = off
tls_starttls = on
tls_trust_file = system
tls_crl_file = (not set)
tls_fingerprint = (not set)
tls_key_file = (not set)
tls_cert_file = (not set)
tls_certcheck = on
tls_min_dh_prime_bits = (not set)
tls_priorities = (not set)
tls_host_override = (not set)
auto_from = off
maildomain = (not set)
from = ops@example.com
allow_from_override = on
set_from_header = auto
set_date_header = auto
remove_bcc_headers = on
undisclosed_recipients = off
dsn_notify = (not set)
dsn_return = (not set)
logfile = /srv/app/ms.log
logfile_time_format = (not set)
syslog = (not set)
aliases = (not set)
reading recipients from the command line
<-- 220 ⟪mail.example.com⟫ ESMTP Postfix␍
--> EHLO localhost␍
<-- ⟪250-mail.example.com⟫␍
<-- 250-AUTH PLAIN LOGIN CRAM-MD5␍
<-- 250 8BITMIME␍
--> AUTH PLAIN ⦃b64= ␀relay@example.com␀⟦0⟧⦄␍
<-- 535 5.7.8 Error: authentication failed␍
msmtp: authentication failed (method LOGIN)
msmtp: server message: 535 5.7.8 ⟪Error: authentication failed: UGFzc⟫3dvcmQ6
msmtp: could not send mail (account default from msmtprc)
ignoring system configuration file /etc/msmtprc: No such file or directory
loaded user configuration file msmtprc
falling back to default account
using account default from msmtprc
host = 127.0.0.1
port = 2525
source ip = (not set)
proxy host = (not set)
proxy port = 0
socket = (not set)
timeout = off
protocol = smtp
domain = localhost
auth = LOGIN
user = relay@example.com
password = *
passwordeval = (not set)
ntlmdomain = (not set)
tls = off
tls_starttls = on
tls_trust_file = system
tls_crl_file = (not set)
tls_fingerprint = (not set)
tls_key_file = (not set)
tls_cert_file = (not set)
tls_certcheck = on
tls_min_dh_prime_bits = (not set)
tls_priorities = (not set)
tls_host_override = (not set)
auto_from = off
maildomain = (not set)
from = ops@example.com
allow_from_override = on
set_from_header = auto
set_date_header = auto
remove_bcc_headers = on
undisclosed_recipients = off
dsn_notify = (not set)
dsn_return = (not set)
logfile = /srv/app/ms.log
logfile_time_format = (not set)
syslog = (not set)
aliases = (not set)
reading recipients from the command line
<-- 220 mail.example.com ESMTP Postfix␍
--> EHLO localhost␍
<-- 250-mail.example.com␍
<-- 250-AUTH PLAIN LOGIN CRAM-MD5␍
<-- 250 8BITMIME␍
--> AUTH LOGIN␍
<-- 334 VXNlcm5hbWU6␍
--> cmVsYXlAZXhhbXBsZS5jb20=␍
<-- 334 UGFzc3dvcmQ6␍
--> ⦃b64= ⟦0⟧⦄␍
<-- 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6␍
⟪Nov 30 05:46:14⟫ host=127.0.0.1 tls=off auth=on user=relay@example.com from=ops@example.com recipients=mira@example.com smtpstatus=535 smtpmsg='535 5.7.8 Error: authentication failed' errormsg='⟪authentication failed⟫ (method PLAIN)' exitcode=EX_NOPERM
Nov 30 05:46:14 host=127.0.0.1 tls=off auth=on user=relay@example.com from=ops@example.com recipients=mira@example.com smtpstatus=535 smtpmsg='535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6' errormsg='authentication failed (method LOGIN)' exitcode=EX_NOPERM
