path	wire/swaks-plain.txt
group	-
0	word	«W6»!«w5»«d2»
---
=== Trying ⟪127.0.0.1:2525⟫...
=== Connected to ⟪127.0.0.1⟫.
<-  220 ⟪mail.example.com⟫ ESMTP
 -> EHLO localhost
<-  ⟪250-mail.example.com⟫
<-  250 AUTH PLAIN LOGIN
 -> AUTH PLAIN ⦃b64= ␀relay@example.com␀⟦0⟧⦄
<** 535 5.7.8 ⟪Authentication failed⟫
*** No authentication type succeeded
 -> QUIT
<-  221 Bye
=== Connection closed with remote host.
=== AUTH CRAM-MD5 supported
=== AUTH CRAM-SHA1 supported
*** AUTH DIGEST-MD5 not available: requires Authen::SASL
*** AUTH NTLM not available: requires Authen::NTLM
=== Basic AUTH supported
=== Date Manipulation supported
=== High Resolution Timing supported
*** IPv6 not available: requires IO::Socket::INET6
=== Local Hostname Detection supported
*** MX Routing not available: requires Net::DNS
=== Netrc Credentials supported
=== Pipe Transport supported
=== Socket Transport supported
*** TLS not available: requires Net::SSLeay

App Info:
  X-Mailer = swaks v20201014.0 jetmore.org/john/code/swaks/
  Cmd Line = ⟪/usr/bin/swaks⟫ --to 'x@example.com' --server '127.0.0.1:2525' --auth 'PLAIN' --auth-user 'relay' --auth-password '⟦0⟧' --dump

Output Info:
  ⟪show_time_lapse⟫    = FALSE
  ⟪show_raw_text⟫      = FALSE
  ⟪suppress_data⟫      = FALSE
  ⟪protect_prompt⟫     = FALSE
  ⟪no_hints_send⟫      = FALSE
  no_hints_recv      = FALSE
  no_hints_info      = FALSE
  silent             = 0
  dump_mail          = FALSE
  hide_send          = FALSE
  hide_receive       = FALSE
  hide_informational = FALSE
  hide_all           = FALSE
  trans_fh_of        = STDOUT (GLOB(0x55ef8a8f2720),GLOB(0x55ef8a8f2720))
  trans_fh_ef        = STDERR (GLOB(0x55ef8a8f2780),GLOB(0x55ef8a8f2780))

Transport Info:
  type            = socket-inet
  inet protocol   = any
  server          = 127.0.0.1
  ⟪port            = 2525⟫
  local interface = 
  local port      = 
  copy routing    = FALSE

Protocol Info:
  protocol        = esmtp
  helo            = localhost
  from            = root@localhost
  to              = x@example.com
  force getpwuid  = FALSE
  quit after      = 
  drop after      = 
  drop after send = 
  server_only     = FALSE
  ⟪timeout         = 30⟫
  pipeline        = FALSE
  prdr            = FALSE

XCLIENT Info:
