path	docker/compose-broken-files.yml
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
2	hex	«48»
---
services:
  web:
    ⟪image: busybox⟫:1.36
    environment:
      ⟪DB_PASSWORD⟫: ⟦0⟧: x
---
services:
	web:
		image: busybox:1.36
		environment:
			- ⟪API_KEY⟫ = ⟦1⟧
			- PORT = 3000
---
services:
  db:
    environment:
      ⟪MYSQL_ROOT_PASSWORD⟫: "⟦2⟧
      ⟪MYSQL_DATABASE⟫: shop
    ports: [3306:3306]
