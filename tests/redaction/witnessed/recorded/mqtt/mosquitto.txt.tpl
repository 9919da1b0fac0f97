path	mqtt/mosquitto.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«20»
2	dig	«8»
3	word	«W6»-«w5»«d2»
4	any	«16»$«15»+«57»/«12»==
---
+ mosquitto_passwd -b -c mqpw sensor '⟦0⟧'
+ chmod 644 mqpw
+ cat mqpw mq.conf
sensor:$7$101$⟦4⟧
listener 1884 ⟪127.0.0.1⟫
allow_anonymous false
password_file ⟪/srv/app/mqpw⟫
log_type all
connection bridge
address ⟪mqtt.example.net:1883⟫
remote_username site1
remote_password ⟦1⟧
topic # both
+ timeout 3 mosquitto -v -c mq.conf
+ sleep .7
1796017580: ⟪Warning: Error resolving bridge address⟫: ⟪Temporary failure in name resolution⟫.
1796017580: mosquitto version 2.0.11 starting
1796017580: Config loaded from mq.conf.
1796017580: Opening ipv4 listen socket on port 1884.
1796017580: Bridge local.prod-eu-3.bridge doing local SUBSCRIBE on topic #
1796017580: Connecting bridge (step 1) bridge (mqtt.example.net:1883)
1796017580: mosquitto version 2.0.11 running
+ mosquitto_pub -d -h 127.0.0.1 -p 1884 -u sensor -P '⟦0⟧' -t site/1/cmd -m '{"⟪unlock_pin⟫":"⟦2⟧","⟪api_key⟫":"⟦1⟧"}'
1796017580: New connection from ⟪127.0.0.1:58796⟫ on port 1884.
1796017580: New client connected from 127.0.0.1:58796 as auto-5842FAAE-F2D2-03BC-1091-AEB86EF6143D (p2, c1, k60, u'sensor').
1796017580: No will message specified.
1796017580: Sending CONNACK to auto-5842FAAE-F2D2-03BC-1091-AEB86EF6143D (0, 0)
1796017580: Received PUBLISH from auto-5842FAAE-F2D2-03BC-1091-AEB86EF6143D (d0, q0, r0, m0, 'site/1/cmd', ... (⟪58 bytes⟫))
1796017580: Received DISCONNECT from auto-5842FAAE-F2D2-03BC-1091-AEB86EF6143D
1796017580: Client auto-5842FAAE-F2D2-03BC-1091-AEB86EF6143D disconnected.
Client (null) sending CONNECT
Client (null) received CONNACK (0)
Client (null) sending PUBLISH (d0, q0, r0, m1, 'site/1/cmd', ... (58 bytes))
Client (null) sending DISCONNECT
+ mosquitto_pub -d -h 127.0.0.1 -p 1884 -u sensor -P wrong1 -t a -m b
1796017580: New connection from ⟪127.0.0.1:58798⟫ on port 1884.
1796017580: Sending CONNACK to 127.0.0.1 (0, 5)
1796017580: Client <unknown> disconnected, not authorised.
⟪Connection error: Connection Refused: not⟫ authorised.
⟪Error: The connection was refused⟫.
Client (null) sending CONNECT
Client (null) received CONNACK (5)
+ timeout 1 mosquitto_sub -v -h 127.0.0.1 -p 1884 -u sensor -P '⟦0⟧' -t '#' -F %j
+ sleep .3
1796017581: New connection from 127.0.0.1:58812 on port 1884.
1796017581: New client connected from 127.0.0.1:58812 as auto-841C5336-1D23-11FC-4A67-6AA042366537 (p2, c1, k60, u'sensor').
1796017581: No will message specified.
1796017581: Sending CONNACK to auto-841C5336-1D23-11FC-4A67-6AA042366537 (0, 0)
1796017581: Received SUBSCRIBE from auto-841C5336-1D23-11FC-4A67-6AA042366537
1796017581: 	# (QoS 0)
1796017581: auto-841C5336-1D23-11FC-4A67-6AA042366537 0 #
1796017581: Sending SUBACK to auto-841C5336-1D23-11FC-4A67-6AA042366537
+ mosquitto_pub -h 127.0.0.1 -p 1884 -u sensor -P '⟦0⟧' -t provisioning/device7 -m 'ssid=warehouse psk=⟦3⟧'
1796017581: New connection from 127.0.0.1:58816 on port 1884.
1796017581: New client connected from 127.0.0.1:58816 as auto-94A8F7F2-5D6A-A81C-F6C9-B001E6531563 (p2, c1, k60, u'sensor').
1796017581: No will message specified.
1796017581: Sending CONNACK to auto-94A8F7F2-5D6A-A81C-F6C9-B001E6531563 (0, 0)
1796017581: Received PUBLISH from auto-94A8F7F2-5D6A-A81C-F6C9-B001E6531563 (d0, q0, r0, m0, 'provisioning/device7', ... (⟪33 bytes⟫))
1796017581: Sending PUBLISH to auto-841C5336-1D23-11FC-4A67-6AA042366537 (d0, q0, r0, m0, 'provisioning/device7', ... (33 bytes))
+ sleep 1
1796017581: Received DISCONNECT from auto-94A8F7F2-5D6A-A81C-F6C9-B001E6531563
1796017581: Client auto-94A8F7F2-5D6A-A81C-F6C9-B001E6531563 disconnected.
{"tst":"⟪2026-11-30T05:46:21.208232Z⟫+0000","topic":"provisioning/device7","qos":0,"retain":0,"payloadlen":33,"payload":"ssid=warehouse psk=⟦3⟧"}
1796017581: Received DISCONNECT from auto-841C5336-1D23-11FC-4A67-6AA042366537
1796017581: Client auto-841C5336-1D23-11FC-4A67-6AA042366537 disconnected.
+ mosquitto_sub -L mqtt://sensor:⟦1⟧@127.0.0.1:1884/x -W 1
1796017582: New connection from 127.0.0.1:58820 on port 1884.
1796017582: Sending CONNACK to 127.0.0.1 (0, 5)
1796017582: Client <unknown> disconnected, not authorised.
Connection error: Connection Refused: not authorised.
1796017583: mosquitto version 2.0.11 terminating
