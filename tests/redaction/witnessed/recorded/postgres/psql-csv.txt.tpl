path	postgres/psql-csv.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	word	«W6»'«w5»!«d3»
3	hex	«64»
4	word	«W6»&«w5»=«d3»
5	jwt	
6	word	«W6»\«w5»;«d3»
---
id,provider,config,client_secret,access_token,refresh_token,status,last_error,created_at
⟪d484567d-08cd-4752-b76f-0212292ed118⟫,github,"{""url"": ""https://⟪git.example.com⟫"", ""port"": 443, ""webhookSecret"": ""⟦1⟧""}",⟦0⟧,⟦5⟧,⟦3⟧,active,,⟪2026-11-30 05:34:21.338139⟫+00
⟪9389163c-c7b2-498c-ba81-b5f1fc095dc2⟫,ldap,"{""host"": ""⟪ldap.example.net⟫"", ""bind_password"": ""⟦2⟧""}",⟦4⟧,,⟦6⟧,⟪failed,LDAP: error code⟫ 49 - 80090308,2026-11-30 05:34:21.338139+00
id,app,name,value,is_secret
1,shop,⟪DB_PASSWORD⟫,⟦2⟧,t
2,shop,⟪API_KEY⟫,⟦1⟧,t
3,shop,⟪NODE_ENV⟫,production,f
4,shop,⟪SMTP_PASS⟫,⟦6⟧,t
provider,port,nosec
github,443,f
ldap,,f
json_agg
"[{""id"":1,""app"":""shop"",""name"":""DB_PASSWORD"",""value"":""⟦2⟧"",""is_secret"":true}, 
 {""id"":2,""app"":""shop"",""name"":""API_KEY"",""value"":""⟦1⟧"",""is_secret"":true}, 
 {""id"":4,""app"":""shop"",""name"":""SMTP_PASS"",""value"":""⟦6|«0:6»\\«7:12»;«13:16»⟧"",""is_secret"":true}]"
row_to_json
"{""id"":""9389163c-c7b2-498c-ba81-b5f1fc095dc2"",""provider"":""ldap"",""config"":{""host"": ""ldap.example.net"", ""bind_password"": ""⟦2⟧""},""client_secret"":""⟦4⟧"",""access_token"":null,""refresh_token"":""⟦6|«0:6»\\«7:12»;«13:16»⟧"",""status"":""failed"",""last_error"":""⟪LDAP: error code⟫ 49 - 80090308"",""created_at"":""⟪2026-11-30T05:34:21.338139⟫+00:00""}"
name,quote_literal,length
API_KEY,'⟦1⟧',40
app_env
"(1,shop,DB_PASSWORD,⟦2⟧,t)"
secret_values
"{⟦2⟧,⟦1⟧,""⟦6|«0:6»\\«7:12»;«13:16»⟧""}"
