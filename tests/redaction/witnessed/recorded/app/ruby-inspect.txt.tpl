path	app/ruby-inspect.txt
group	-
0	word	«W6»$«w5»"«d3»
1	word	«W6»#{«w5»}«d3»
2	any	«32»
---
{:db=>{:host=>"⟪db.example.net⟫", :password=>"⟦0|«0:6»$«7:12»\"«13:16»⟧", :⟪port=>5432⟫}, "⟪secret_key_base⟫"=>"⟦2⟧", :smtp_password=>"⟦1|«0:6»\#{«8:13»}«14:17»⟧", :pool=>5}
{:db=>{:⟪host=>"db.example.net⟫", :password=>"⟦0|«0:6»$«7:12»\"«13:16»⟧", :port=>5432},
 "secret_key_base"=>"⟦2⟧",
 :smtp_password=>"⟦1|«0:6»\#{«8:13»}«14:17»⟧",
 :pool=>5}
{"db":{"⟪host":"db.example.net⟫","password":"⟦0|«0:6»$«7:12»\"«13:16»⟧","⟪port":5432⟫},"secret_key_base":"⟦2⟧","⟪smtp_password⟫":"⟦1⟧","pool":5}
---
:db:
  :⟪host: db.example.net⟫
  :password: ⟦0⟧
  :⟪port: 5432⟫
secret_key_base: ⟦2⟧
:smtp_password: ⟦1⟧
:pool: 5
#<OpenStruct host="db.example.net", password="⟦0|«0:6»$«7:12»\"«13:16»⟧", port=5432>
"{:db=>{:host=>\"db.example.net\", :password=>\"⟦0|«0:6»$«7:12»\\\"«13:16»⟧\", :port=>5432}, \"secret_key_base\"=>\"⟦2⟧\", :smtp_password=>\"⟦1|«0:6»\\\#{«8:13»}«14:17»⟧\", :pool=>5}"
#<Client:0x00007f24fdb15458 @token="⟦2⟧", @host="⟪api.example.com⟫", @retries=3>
I, [⟪2026-11-30T05:38:38.446475⟫ #123]  INFO -- : Parameters: {"user"=>{"email"=>"mira@example.com", "password"=>"⟦0|«0:6»$«7:12»\"«13:16»⟧"}, "commit"=>"Sign in"}
#<struct S user="svc", password="⟦1|«0:6»\#{«8:13»}«14:17»⟧">
{"⟪API_TOKEN⟫"=>"⟦2⟧", "LANG"=>"C.UTF-8"}
p.rb:9:in `<main>': undefined method `connect' for #<Client:0x00007f24fdb21aa0 @token="⟦2⟧", @host="api.example.com", @retries=3> (NoMethodError)

Client.new("⟦2⟧").connect
                                              ^^^^^^^^
