path	tools/harmless-tools.txt
group	-
---
swaks version 20201014.0
oathtool (OATH Toolkit) 2.6.7
cryptsetup 2.6.1 flags: UDEV BLKID KEYRING KERNEL_CAPI 
tcpdump version 4.99.3
libpcap version 1.10.3 (with TPACKET_V3)
socat by Gerhard Rieger and contributors - see www.dest-unreach.org
socat version ⟪1.7.4.4⟫ on 06 Nov 2022 08:15:51
⟪Could not connect to Redis at⟫ ⟪127.0.0.1⟫:9: ⟪Connection refused⟫
memcached 1.6.18
Usage: radtest [OPTIONS] user passwd radius-server[:port] nas-port-number secret [ppphint] [nasname]
        -d RADIUS_DIR       Set radius directory
        -t <type>           Set authentication method
puttygen: Release 0.78
Build platform: 64-bit Unix
curl 7.88.1 (x86_64-pc-linux-gnu) libcurl/7.88.1 OpenSSL/3.0.19 zlib/1.2.13 brotli/1.0.9 zstd/1.5.4 libidn2/2.3.3 libpsl/0.21.2 (+libidn2/2.3.3) libssh2/1.10.0 nghttp2/1.52.0 librtmp/2.3 OpenLDAP/2.5.13
Release-Date: 2023-02-20, security patched: 7.88.1-10+deb12u15
⟪keytool error: java⟫.lang.Exception: ⟪Keystore file does not exist⟫: /nope
mkpasswd 5.5.17
open: /nope: ⟪file not found⟫
OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.19 27 Jan 2026
git version 2.39.5
ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked, interpreter ⟪/lib64/ld-linux-x86-64.so.2⟫, BuildID[sha1]=c89156ebdabf859f4ee70cb0c303004dccf1ae51, for GNU/Linux 3.2.0, stripped
52390946c590e974a358c25d40f09b566cf314be  ⟪/etc/hostname⟫
2437304355 3 /etc/hostname
⟪/bin/bash⟫: line 1: ⟪uuidgen: command not found⟫
