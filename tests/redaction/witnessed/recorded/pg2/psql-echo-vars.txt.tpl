path	pg2/psql-echo-vars.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
---
connecting with ⟦0⟧
DBNAME = 'postgres'
ENCODING = 'UTF8'
HOST = '⟪127.0.0.1⟫'
PORT = '5432'
USER = 'postgres'
db_password = '⟦0⟧'
You are connected to database "postgres" as user "postgres" on host "127.0.0.1" at port "5432".
select '⟦0⟧' as pw;
       pw       
----------------
 ⟦0⟧
(1 row)

select value as api_key from app_env where ⟪name='API_KEY⟫' 
⟦1⟧
Password: Enter new password for user "nobody": 
Enter it again: 
psql:q.sql:9: ⟪ERROR:  role⟫ "nobody" ⟪does not exist⟫
psql:q.sql:10: error: \connect: connection to server at "127.0.0.1", port 9 ⟪failed: Connection refused⟫
	Is the server running on that host and accepting TCP/IP connections?
