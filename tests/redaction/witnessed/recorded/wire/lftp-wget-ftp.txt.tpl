path	wire/lftp-wget-ftp.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«20»
---
+ lftp -d -e 'set net:max-retries 1; ⟪set net:timeout⟫ 2; ls; bye' -u 'backup,⟦0⟧' ftp://⟪127.0.0.1:2525⟫
---- Resolving host address...
---- IPv6 is not supported or configured
---- 1 address found: ⟪127.0.0.1⟫
---- Connecting to 127.0.0.1 (127.0.0.1) port 2525
<--- 220 ⟪mail.example.com⟫ ESMTP
---> FEAT
<--- 250 ok
---> USER backup
<--- 250 ok
---> PWD
<--- 250 ok
---> PASV
<--- 250 ok
---> LIST
---> ABOR
---- Closing aborted data socket
---- Closing control socket
---- Switching passive mode off
⟪ls: Fatal error: max⟫-retries exceeded (250 ok)
+ wget -d -t1 -T2 --ftp-⟪user=backup⟫ '--ftp-password=⟦0⟧' ftp://127.0.0.1:2525/x
+ tail -15
--> SIZE x␍

250 ok
done.

conaddr is: 127.0.0.1
==> PASV ... 
--> PASV␍

250 ok

⟪Cannot parse PASV response⟫.
Giving up.

Closed fd 3
+ wget -t1 -T2 ftp://backup:⟦1⟧@127.0.0.1:2525/dump.sql
--⟪2026-11-30 06:18:21⟫--  ftp://backup:*password*@127.0.0.1:2525/dump.sql
           => ‘dump.sql’
Connecting to 127.0.0.1:2525... connected.
Logging in as backup ... Logged in!
==> SYST ... done.    ==> PWD ... done.
==> TYPE I ... done.  ==> CWD not needed.
==> SIZE dump.sql ... done.

==> PASV ... 
Cannot parse PASV response.
Giving up.

+ curl -v -m2 ftp://backup:⟦1⟧@127.0.0.1:2525/
  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
␍  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0*   Trying 127.0.0.1:2525...
* Connected to 127.0.0.1 (127.0.0.1) port 2525 (#0)
< 220 mail.example.com ESMTP␍
> USER backup␍
< 250 ok␍
> PWD␍
< 250 ok␍
* Request has same path as previous transfer
> EPSV␍
* Connect data stream passively
< 250 ok␍
* ⟪Failed EPSV attempt⟫. Disabling EPSV
> PASV␍
* ftp_perform ends with SECONDARY: 0
< 250 ok␍
* Bad PASV/EPSV response: 250
* Remembering we are in dir ""
␍  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0
* Connection #0 to host 127.0.0.1 left intact
curl: (13) Bad PASV/EPSV response: 250
+ lftp -c 'bookmark add nas ftp://backup:⟦1⟧@⟪nas.example.net⟫/'
+ cat ⟪/home/ops/.local/share/lftp/bookmarks⟫ ⟪/home/ops/.lftp/bookmarks⟫
nas	ftp://backup:⟦1⟧@nas.example.net/
cat: /home/ops/.lftp/bookmarks: ⟪No such file or directory⟫
