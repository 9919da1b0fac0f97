path	app/go-fmt.txt
group	-
0	word	«W6»$«w5»"«d3»
1	word	«W6»<«w5»>«d3»
2	any	«40»
---
{{⟪db.example.net⟫ 5432 ⟦0⟧ 30s} 0xc000090bf0 map[client_secret:⟦1⟧ ⟪region:eu⟫] [⟦2|!dec:0:40⟧] ⟦1⟧}
{DB:{⟪Host:db.example.net⟫ ⟪Port:5432⟫ Password:⟦0⟧ Timeout:30s} APIToken:0xc000090bf0 Labels:map[client_secret:⟦1⟧ region:eu] Raw:[⟦2|!dec:0:40⟧] private:⟦1⟧}
main.Config{DB:main.DB{Host:"db.example.net", Port:5432, Password:"⟦0|«0:6»$«7:12»\"«13:16»⟧", Timeout:30000000000}, APIToken:(*string)(0xc000090bf0), Labels:map[string]string{"⟪client_secret⟫":"⟦1⟧", "region":"eu"}, Raw:[]uint8{⟦2|!0x:0:40⟧}, private:"⟦1⟧"}
"⟦0|«0:6»$«7:12»\"«13:16»⟧"
⟦2|!hex:0:40⟧
⟦2⟧
{"DB":{"Host":"db.example.net","Port":5432,"Password":"⟦0|«0:6»$«7:12»\"«13:16»⟧","Timeout":30000000000},"⟪api_token⟫":"⟦2⟧","Labels":{"client_secret":"⟦1|«0:6»\u003c«7:12»\u003e«13:16»⟧","region":"eu"},"Raw":"⦃b64= ⟦2⟧⦄"}
{
  "client_secret": "⟦1|«0:6»\u003c«7:12»\u003e«13:16»⟧",
  "region": "eu"
}
2026/11/30 05:38:41 level=⟪error msg⟫="⟪cannot connect⟫" dsn="postgres://shop:⟦2⟧@⟪db.example.net:5432⟫/shop" retry=3
parse "postgres://shop:⟦0|«0:6»$«7:12»\"«13:16»⟧@db.example.net:5432/shop": net/url: ⟪invalid userinfo⟫
Get "http://svc:***@⟪127.0.0.1⟫:9/x?api_key=⟦2⟧": dial tcp 127.0.0.1:9: ⟪connect: connection refused⟫
dial tcp 127.0.0.1:9: connect: connection refused
map[Authorization:[Basic ⦃b64= svc:⟦2⟧⦄] X-Vault-Token:[⟦2⟧]]
[/tmp/go-build523853298/b001/exe/p --password=⟦2⟧]
svc:⟦1|«0:6»%3C«7:12»%3E«13:16»⟧
⟪panic: invalid credentials⟫: {Host:db.example.net Port:5432 Password:⟦0⟧ Timeout:30s}

goroutine 1 [running]:
main.main()
	/srv/app/p.go:12 +0x9b9
⟪exit status⟫ 2
