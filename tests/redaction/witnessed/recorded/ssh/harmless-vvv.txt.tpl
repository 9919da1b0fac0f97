path	ssh/harmless-vvv.txt
group	-
---
OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.19 27 Jan 2026␍
debug1: Reading configuration data ⟪/etc/ssh/ssh_config⟫␍
debug1: /etc/ssh/ssh_config line 19: include ⟪/etc/ssh/ssh_config.d⟫/*.conf matched no files␍
debug1: /etc/ssh/ssh_config line 21: Applying options for *␍
debug2: ⟪resolve_canonicalize⟫: hostname ⟪127.0.0.1⟫ is address␍
debug3: ⟪ssh_connect_direct⟫: entering␍
debug1: Connecting to 127.0.0.1 [127.0.0.1] port 2222.␍
debug3: ⟪set_sock_tos⟫: set socket 3 IP_TOS 0x10␍
debug1: Connection established.␍
debug1: identity file id_ed type 3␍
debug1: identity file id_ed-cert type -1␍
debug1: Local version string SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10␍
debug1: Remote protocol version 2.0, remote software version OpenSSH_9.2p1 Debian-2+deb12u10␍
debug1: ⟪compat_banner⟫: match: OpenSSH_9.2p1 Debian-2+deb12u10 pat OpenSSH* compat 0x04000000␍
debug2: fd 3 setting O_NONBLOCK␍
debug1: Authenticating to ⟪127.0.0.1:2222⟫ as 'root'␍
debug3: ⟪put_host_port⟫: [127.0.0.1]:2222␍
debug1: ⟪load_hostkeys⟫: fopen ⟪/etc/ssh/ssh_known_hosts⟫: ⟪No such file or directory⟫␍
debug1: load_hostkeys: fopen ⟪/etc/ssh/ssh_known_hosts2⟫: No such file or directory␍
debug3: ⟪order_hostkeyalgs⟫: no algorithms matched; accept original␍
debug3: send packet: type 20␍
debug1: SSH2_MSG_KEXINIT sent␍
debug3: receive packet: type 20␍
debug1: SSH2_MSG_KEXINIT received␍
debug2: local client KEXINIT proposal␍
debug2: KEX algorithms: sntrup761x25519-sha512,sntrup761x25519-sha512@openssh.com,curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,diffie-hellman-group-exchange-sha256,diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,diffie-hellman-group14-sha256,ext-info-c,kex-strict-c-v00@openssh.com␍
debug2: host key algorithms: ssh-ed25519-cert-v01@openssh.com,ecdsa-sha2-nistp256-cert-v01@openssh.com,ecdsa-sha2-nistp384-cert-v01@openssh.com,ecdsa-sha2-nistp521-cert-v01@openssh.com,sk-ssh-ed25519-cert-v01@openssh.com,sk-ecdsa-sha2-nistp256-cert-v01@openssh.com,rsa-sha2-512-cert-v01@openssh.com,rsa-sha2-256-cert-v01@openssh.com,ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,sk-ssh-ed25519@openssh.com,sk-ecdsa-sha2-nistp256@openssh.com,rsa-sha2-512,rsa-sha2-256␍
debug2: ciphers ctos: chacha20-poly1305@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr,aes128-gcm@openssh.com,aes256-gcm@openssh.com␍
debug2: ciphers stoc: chacha20-poly1305@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr,aes128-gcm@openssh.com,aes256-gcm@openssh.com␍
debug2: MACs ctos: umac-64-etm@openssh.com,umac-128-etm@openssh.com,hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha1-etm@openssh.com,umac-64@openssh.com,umac-128@openssh.com,hmac-sha2-256,hmac-sha2-512,hmac-sha1␍
debug2: MACs stoc: umac-64-etm@openssh.com,umac-128-etm@openssh.com,hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha1-etm@openssh.com,umac-64@openssh.com,umac-128@openssh.com,hmac-sha2-256,hmac-sha2-512,hmac-sha1␍
debug2: compression ctos: none,zlib@openssh.com,zlib␍
debug2: compression stoc: none,zlib@openssh.com,zlib␍
debug2: languages ctos: ␍
debug2: languages stoc: ␍
debug2: first_kex_follows 0 ␍
debug2: reserved 0 ␍
debug2: peer server KEXINIT proposal␍
debug2: KEX algorithms: sntrup761x25519-sha512,sntrup761x25519-sha512@openssh.com,curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,diffie-hellman-group-exchange-sha256,diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,diffie-hellman-group14-sha256,kex-strict-s-v00@openssh.com␍
debug2: host key algorithms: ssh-ed25519␍
debug2: ciphers ctos: chacha20-poly1305@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr,aes128-gcm@openssh.com,aes256-gcm@openssh.com␍
debug2: ciphers stoc: chacha20-poly1305@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr,aes128-gcm@openssh.com,aes256-gcm@openssh.com␍
debug2: MACs ctos: umac-64-etm@openssh.com,umac-128-etm@openssh.com,hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha1-etm@openssh.com,umac-64@openssh.com,umac-128@openssh.com,hmac-sha2-256,hmac-sha2-512,hmac-sha1␍
debug2: MACs stoc: umac-64-etm@openssh.com,umac-128-etm@openssh.com,hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha1-etm@openssh.com,umac-64@openssh.com,umac-128@openssh.com,hmac-sha2-256,hmac-sha2-512,hmac-sha1␍
debug2: compression ctos: none,zlib@openssh.com␍
debug2: compression stoc: none,zlib@openssh.com␍
debug2: languages ctos: ␍
debug2: languages stoc: ␍
debug2: first_kex_follows 0 ␍
debug2: reserved 0 ␍
debug3: ⟪kex_choose_conf⟫: will use strict KEX ordering␍
debug1: kex: algorithm: sntrup761x25519-sha512␍
debug1: kex: host key algorithm: ssh-ed25519␍
debug1: kex: server->client cipher: chacha20-poly1305@openssh.com MAC: <implicit> compression: none␍
debug1: kex: client->server cipher: chacha20-poly1305@openssh.com MAC: <implicit> compression: none␍
debug3: send packet: type 30␍
debug1: expecting SSH2_MSG_KEX_ECDH_REPLY␍
debug3: receive packet: type 31␍
debug1: SSH2_MSG_KEX_ECDH_REPLY received␍
debug1: Server host key: ssh-ed25519 ⟪SHA256:Qx60c7mtUx56h6lODXeAqDVgLKzcPUSJr8EzeXARBmA⟫␍
debug3: put_host_port: [127.0.0.1]:2222␍
debug3: put_host_port: [127.0.0.1]:2222␍
debug1: load_hostkeys: fopen /etc/ssh/ssh_known_hosts: No such file or directory␍
debug1: load_hostkeys: fopen /etc/ssh/ssh_known_hosts2: No such file or directory␍
debug1: checking without port identifier␍
debug1: load_hostkeys: fopen /etc/ssh/ssh_known_hosts: No such file or directory␍
debug1: load_hostkeys: fopen /etc/ssh/ssh_known_hosts2: No such file or directory␍
Warning: Permanently added '[127.0.0.1]:2222' (ED25519) to the list of known hosts.␍
debug3: send packet: type 21␍
debug1: ssh_packet_send2_wrapped: resetting send seqnr 3␍
debug2: ⟪ssh_set_newkeys⟫: mode 1␍
debug1: rekey out after 134217728 blocks␍
debug1: SSH2_MSG_NEWKEYS sent␍
debug1: expecting SSH2_MSG_NEWKEYS␍
debug3: receive packet: type 21␍
debug1: ssh_packet_read_poll2: resetting read seqnr 3␍
debug1: SSH2_MSG_NEWKEYS received␍
debug2: ssh_set_newkeys: mode 0␍
debug1: rekey in after 134217728 blocks␍
debug1: Will attempt key: id_ed ED25519 ⟪SHA256:0aQPtALhHWyecYlSx6/3RJWLL03d5lsufFg9+ZD3CV0⟫ explicit␍
debug2: ⟪pubkey_prepare⟫: done␍
debug3: send packet: type 5␍
debug3: receive packet: type 7␍
debug1: SSH2_MSG_EXT_INFO received␍
debug1: ⟪kex_input_ext_info⟫: server-sig-algs=<ssh-ed25519,sk-ssh-ed25519@openssh.com,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,sk-ecdsa-sha2-nistp256@openssh.com,webauthn-sk-ecdsa-sha2-nistp256@openssh.com,ssh-dss,ssh-rsa,rsa-sha2-256,rsa-sha2-512>␍
debug1: kex_input_ext_info: publickey-hostbound@openssh.com=<0>␍
debug3: receive packet: type 6␍
debug2: ⟪service_accept⟫: ssh-userauth␍
debug1: SSH2_MSG_SERVICE_ACCEPT received␍
debug3: send packet: type 50␍
debug3: receive packet: type 51␍
debug1: Authentications that can continue: publickey,password␍
debug3: start over, passed a different list publickey,password␍
debug3: preferred gssapi-with-mic,publickey␍
debug3: authmethod_lookup publickey␍
debug3: remaining preferred: ,publickey␍
debug3: authmethod_is_enabled publickey␍
debug1: Next authentication method: publickey␍
debug1: Offering public key: id_ed ED25519 SHA256:0aQPtALhHWyecYlSx6/3RJWLL03d5lsufFg9+ZD3CV0 explicit␍
debug3: send packet: type 50␍
debug2: we sent a publickey packet, wait for reply␍
debug3: receive packet: type 51␍
debug1: Authentications that can continue: publickey,password␍
debug2: we did not send a packet, disable method␍
debug1: No more authentication methods to try.␍
root@127.0.0.1: ⟪Permission denied⟫ (publickey,password).␍
debug2: ⟪load_server_config⟫: filename ⟪/etc/ssh/sshd_config⟫␍
debug2: load_server_config: done config len = 3224␍
debug2: ⟪parse_server_config_depth⟫: config /etc/ssh/sshd_config len 3224␍
debug2: /etc/ssh/sshd_config line 12: new include ⟪/etc/ssh/sshd_config.d⟫/*.conf␍
debug2: /etc/ssh/sshd_config line 12: no match for /etc/ssh/sshd_config.d/*.conf␍
debug3: /etc/ssh/sshd_config:62 setting KbdInteractiveAuthentication no␍
debug3: /etc/ssh/sshd_config:85 setting UsePAM yes␍
debug3: /etc/ssh/sshd_config:90 setting X11Forwarding yes␍
debug3: /etc/ssh/sshd_config:94 setting PrintMotd no␍
debug3: /etc/ssh/sshd_config:112 setting AcceptEnv LANG LC_*␍
debug3: /etc/ssh/sshd_config:115 setting Subsystem sftp	⟪/usr/lib/openssh/sftp-server⟫␍
debug1: sshd version OpenSSH_9.2, OpenSSL 3.0.19 27 Jan 2026␍
debug1: private host key #0: ssh-ed25519 SHA256:Qx60c7mtUx56h6lODXeAqDVgLKzcPUSJr8EzeXARBmA␍
debug1: rexec_argv[0]='⟪/usr/sbin/sshd⟫'␍
debug1: rexec_argv[1]='-p'␍
debug1: rexec_argv[2]='2222'␍
debug1: rexec_argv[3]='-h'␍
debug1: rexec_argv[4]='⟪/srv/app/hostkey⟫'␍
debug1: rexec_argv[5]='-o'␍
debug1: rexec_argv[6]='⟪ListenAddress⟫=127.0.0.1'␍
debug1: rexec_argv[7]='-o'␍
debug1: rexec_argv[8]='⟪PidFile⟫=⟪/srv/app/sshd.pid⟫'␍
debug1: rexec_argv[9]='-o'␍
debug1: rexec_argv[10]='⟪UsePAM⟫=no'␍
debug1: rexec_argv[11]='-E'␍
debug1: rexec_argv[12]='⟪/srv/app/sshd.log⟫'␍
debug1: rexec_argv[13]='-o'␍
debug1: rexec_argv[14]='⟪LogLevel⟫=DEBUG3'␍
debug3: oom_adjust_setup␍
debug1: Set ⟪/proc/self/oom_score_adj⟫ from 0 to -1000␍
debug2: fd 4 setting O_NONBLOCK␍
debug1: Bind to port 2222 on 127.0.0.1.␍
Server listening on 127.0.0.1 port 2222.␍
debug3: fd 5 is not O_NONBLOCK␍
debug1: Forked child 410.␍
debug3: ⟪send_rexec_state⟫: entering fd = 8 config len 3224␍
debug3: ssh_msg_send: type 0␍
debug3: send_rexec_state: done␍
debug3: oom_adjust_restore␍
debug1: Set /proc/self/oom_score_adj to 0␍
