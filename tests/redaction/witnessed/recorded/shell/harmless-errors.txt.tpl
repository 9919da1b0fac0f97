path	shell/harmless-errors.txt
group	-
---
cat: /nope: ⟪No such file or directory⟫
⟪ls: cannot access⟫ '⟪/root/.x⟫': No such file or directory
  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
␍  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0␍  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0
curl: (7) ⟪Failed to connect to⟫ ⟪127.0.0.1⟫ port 9 after 6 ⟪ms: Couldn't connect to server⟫
  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
␍  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0curl: (6) ⟪Could not resolve host: nohost⟫.invalid
⟪/bin/bash⟫: line 1: ⟪ping: command not found⟫
⟪psql: error: connection to server at⟫ "127.0.0.1", port 9 ⟪failed: Connection refused⟫
	Is the server running on that host and accepting TCP/IP connections?
⟪Could not connect to Redis at⟫ 127.0.0.1:9: ⟪Connection refused⟫
Pseudo-terminal will not be allocated because stdin is not a terminal.␍
ssh: connect to host 127.0.0.1 port 9: Connection refused␍
Cloning into 'x'...
⟪fatal: unable to access⟫ 'http://127.0.0.1:9/x.git/': Failed to connect to 127.0.0.1 port 9 after ⟪0 ms⟫: Couldn't connect to server
tar: nope.tgz: ⟪Cannot open: No such file or directory⟫
⟪tar: Error is not recoverable: exiting⟫ now
System has not been booted with systemd as init system (PID 1). Can't operate.
⟪Failed to connect to bus: Host is⟫ down
No journal files were found.
-- No entries --
⟪rc=124⟫
⟪082df91fdc88e4c52b94bdf378a1eb4ef7ab885f8bb68943c719829632c0c40f⟫  ⟪/etc/passwd⟫
⟪427f93cafd9cc19be6eec03e590c9c6cdf9f688a5eaf21fa8d72351e2b15fd05⟫  ⟪/etc/hostname⟫
8120dc542b61c90f6827e8507f67396a  /etc/passwd
