path	mail/python-smtplib.txt
group	-
0	word	«W6»!«w5»«d2»
---
send: 'ehlo ⟪db.example.net⟫\r\n'
reply: b'⟪250-mail.example.com⟫\r\n'
reply: b'250-AUTH PLAIN LOGIN CRAM-MD5\r\n'
reply: b'250 8BITMIME\r\n'
reply: retcode (250); Msg: b'⟪mail.example.com⟫\nAUTH PLAIN LOGIN CRAM-MD5\n8BITMIME'
send: 'AUTH PLAIN ⦃b64= ␀relay@example.com␀⟦0⟧⦄\r\n'
reply: b'535 5.7.8 ⟪Error: authentication failed⟫\r\n'
reply: retcode (535); Msg: b'5.7.8 Error: authentication failed'
SMTPAuthenticationError (535, b'5.7.8 Error: authentication failed')
send: 'ehlo db.example.net\r\n'
reply: b'250-mail.example.com\r\n'
reply: b'250-AUTH PLAIN LOGIN CRAM-MD5\r\n'
reply: b'250 8BITMIME\r\n'
reply: retcode (250); Msg: b'mail.example.com\nAUTH PLAIN LOGIN CRAM-MD5\n8BITMIME'
send: 'AUTH LOGIN cmVsYXlAZXhhbXBsZS5jb20=\r\n'
reply: b'535 5.7.8 Error: authentication failed\r\n'
reply: retcode (535); Msg: b'5.7.8 Error: authentication failed'
SMTPAuthenticationError (535, b'5.7.8 Error: authentication failed')
Didn't find STARTTLS in server response, trying anyway...
4057CE6A347F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl/record/ssl3_record.c:350:
CONNECTED(00000003)
