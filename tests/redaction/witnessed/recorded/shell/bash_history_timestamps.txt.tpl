path	shell/bash_history_timestamps.txt
group	-
0	any	ghp_«36»
1	hex	«24»
2	upper	AKIA«16»
3	any	«13»/«13»+«12»
4	any	«31»
5	word	«W6»+«w5»«d2»
6	any	«14»
7	any	«16»
8	any	«16»
9	any	«18»
10	any	«14»
11	any	«16»
12	word	«w5»-«w7»-«w4»-«w6»
13	any	«14»
14	any	«18»
15	any	«20»
16	any	«16»
17	word	«W6»-«w5»«d2»
18	any	«14»+«13»/«14»=
19	word	«W6»_«w5»«d2»
20	any	«12»
21	low	«50»
22	low	«25»
---
#1796000000
export ⟪GITHUB_TOKEN⟫=⟦0⟧
#1796000777
docker exec -e PGPASSWORD=⟦1⟧ postgres psql -U daoflow -c 'select count(*) from deployments'
#1796001554
mc alias set backup https://⟪s3.example.org⟫ ⟦2⟧ ⟦3⟧
#1796002331
rclone config create b2 b2 account 0041c2e9d5f3 key ⟦4⟧
#1796003108
smbclient //⟪nas.example.net⟫/backup -U 'svc_backup%⟦5⟧'
#1796003885
ldapsearch -x -H ldap://⟪ldap.example.net⟫ -D cn=admin,dc=example,dc=net -w ⟦6⟧ -b dc=example,dc=net
#1796004662
snmpwalk -v3 -u mon -l authPriv -a SHA -A ⟦7⟧ -x AES -X ⟦8⟧ ⟪192.0.2.7⟫
#1796005439
mosquitto_pub -h ⟪mqtt.example.net⟫ -u sensor -P ⟦9⟧ -t site/1 -m ok
#1796006216
ipmitool -I lanplus -H ⟪192.0.2.9⟫ -U ADMIN -P ⟦10⟧ power status
#1796006993
xfreerdp /v:⟪192.0.2.40⟫ /u:Administrator /p:⟦11⟧
#1796007770
cryptsetup luksOpen --key-file <(echo -n ⟦12⟧) ⟪/dev/sdb1⟫ backup
#1796008547
zip -P ⟦13⟧ logs.zip ⟪/var/log/syslog⟫
#1796009324
7z a -p⟦14⟧ dump.7z dump.sql
#1796010101
mongo 'mongodb://root:⟦15⟧@mongo.example.net:27017/admin' --eval 'db.stats()'
#1796010878
influx -username admin -password ⟦16⟧ -execute 'show databases'
#1796011655
nmcli dev wifi connect warehouse password ⟦17⟧
#1796012432
wg set wg0 peer xTIBA5rboUvnH4htodjb6e697QjLERt1NAB4mZqp8Dg= preshared-key <(echo ⟦18⟧)
#1796013209
echo 'root:⟦19⟧' | chpasswd
#1796013986
usermod -p $(openssl passwd -6 ⟦20⟧) backup
#1796014763
docker swarm join --token SWMTKN-1-⟦21⟧-⟦22⟧ 192.0.2.14:2377
