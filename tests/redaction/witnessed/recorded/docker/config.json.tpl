path	docker/config.json
group	-
0	word	«W6»!«w5»«d2»
1	any	ghp_«36»
2	any	«60»
3	jwt	
4	any	«24»
5	any	«16»
---
{
	"auths": {
		"⟪registry.example.com:5000⟫": {
			"auth": "⦃b64= ops:⟦0⟧⦄"
		},
		"ghcr.io": {
			"auth": "⦃b64= mira:⟦1⟧⦄",
			"email": "mira@example.com"
		},
		"quay.io": {
			"identitytoken": "⟦2⟧"
		},
		"https://registry.example.com/v1/": {
			"registrytoken": "⟦3⟧"
		}
	},
	"⟪HttpHeaders⟫": {
		"X-Meta-Auth": "⟦4⟧",
		"User-Agent": "Docker-Client/28.2.2 (linux)"
	},
	"proxies": {
		"default": {
			"⟪httpProxy⟫": "http://proxy:⟦5⟧@⟪proxy.example.net:3128⟫",
			"⟪noProxy⟫": "localhost,⟪127.0.0.1⟫"
		}
	},
	"⟪credsStore⟫": "",
	"⟪detachKeys⟫": "ctrl-e,e"
}
