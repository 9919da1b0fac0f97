path	shell/history.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«18»
2	any	«16»
3	word	«W6»&«w5»=«d3»
4	word	«W6»#«w5»«d2»
5	any	«32»
6	hex	«32»
7	any	«90»
8	any	glpat-«20»
9	word	«W6»$«w5»!«d3»
10	word	«w5»-«w7»-«w4»-«w6»
11	any	«20»
12	any	«22»
13	word	«w5»-«w7»-«w4»-«w6»
14	any	«20»
15	any	«37»
16	any	«26»
---
    1  ??cd ⟪/opt/daoflow⟫
    2  ??export ⟪POSTGRES_PASSWORD⟫='⟦0⟧'
    3  ??mysql -h ⟪db.example.net⟫ -uroot -p⟦1⟧ shop
    4  ??curl -u admin:⟦2⟧ https://⟪api.example.com⟫⟪/v1/health⟫
    5  ??sshpass -p '⟦3⟧' ssh deploy@⟪192.0.2.14⟫
    6  ??echo ⟦4⟧ | docker login -u ops --password-stdin ⟪registry.example.com⟫
    7  ??docker run -e ⟪API_TOKEN⟫=⟦5⟧ -d --name agent agent:1.4.2
    8  ??redis-cli -a ⟦6⟧ ping
    9  ??vault login hvs.⟦7⟧
   10  ??git clone https://oauth2:⟦8⟧@⟪git.example.com⟫/ops/infra.git
   11  ??htpasswd -bnB admin '⟦9⟧'
   12  ??openssl enc -aes-256-cbc -pbkdf2 -pass pass:⟦10⟧ -in dump.sql -out dump.sql.enc
   13  ??psql '⟪host=db.example.net⟫ ⟪user=shop⟫ password=⟦11⟧ ⟪dbname=shop⟫'
   14  ??PGPASSWORD=⟦12⟧ pg_dump -h db.example.net -U shop shop | gzip > /backup/shop-2026-11-29.sql.gz
   15  ??docker compose up -d
   16  ??systemctl restart caddy
   17  ??ansible-vault encrypt_string ⟦13⟧ --name db_password
   18  ??wget --⟪user=ci⟫ --password=⟦14⟧ https://repo.example.com/artifacts/app-1.4.2.tgz
   19  ??az login --service-principal -u ⟪7d1f3c1e-1111-4222-8333-c0ffee000001⟫ -p ⟦15⟧ --tenant example.com
   20  ??kubectl create secret generic db --from-literal=password=⟦16⟧ -n shop
   21  ??cd /opt/daoflow
   22  ??export POSTGRES_PASSWORD='⟦0⟧'
   23  ??mysql -h db.example.net -uroot -p⟦1⟧ shop
   24  ??curl -u admin:⟦2⟧ https://api.example.com/v1/health
   25  ??sshpass -p '⟦3⟧' ssh deploy@192.0.2.14
   26  ??echo ⟦4⟧ | docker login -u ops --password-stdin registry.example.com
   27  ??docker run -e API_TOKEN=⟦5⟧ -d --name agent agent:1.4.2
   28  ??redis-cli -a ⟦6⟧ ping
   29  ??vault login hvs.⟦7⟧
   30  ??git clone https://oauth2:⟦8⟧@git.example.com/ops/infra.git
   31  ??htpasswd -bnB admin '⟦9⟧'
   32  ??openssl enc -aes-256-cbc -pbkdf2 -pass pass:⟦10⟧ -in dump.sql -out dump.sql.enc
   33  ??psql 'host=db.example.net user=shop password=⟦11⟧ dbname=shop'
   34  ??PGPASSWORD=⟦12⟧ pg_dump -h db.example.net -U shop shop | gzip > /backup/shop-2026-11-29.sql.gz
   35  ??docker compose up -d
   36  ??systemctl restart caddy
   37  ??ansible-vault encrypt_string ⟦13⟧ --name db_password
   38  ??wget --user=ci --password=⟦14⟧ https://repo.example.com/artifacts/app-1.4.2.tgz
   39  ??az login --service-principal -u 7d1f3c1e-1111-4222-8333-c0ffee000001 -p ⟦15⟧ --tenant example.com
   40  ??kubectl create secret generic db --from-literal=password=⟦16⟧ -n shop
