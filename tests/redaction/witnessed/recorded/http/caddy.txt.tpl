path	http/caddy.txt
group	-
3	hex	«40»
6	any	«32»
7	any	«24»
9	any	$2a$14$«38».«14»
---
⟦9⟧
{
  debug
  admin ⟪127.0.0.1:2019⟫
  auto_https off
  log {
    format json
  }
}
http://⟪127.0.0.1:8083⟫ {
  log
  basicauth /admin* {
    ops ⟦9⟧
  }
  reverse_proxy ⟪127.0.0.1:8080⟫ {
    header_up Authorization "Bearer ⟦6⟧"
  }
}
{
	"admin": {
		"listen": "127.0.0.1:2019"
	},
	"logging": {
		"logs": {
			"default": {
				"encoder": {
					"format": "json"
				},
				"⟪level": "DEBUG⟫"
			}
		}
	},
	"apps": {
		"http": {
			"servers": {
				"srv0": {
					"listen": [
						":8083"
					],
					"routes": [
						{
							"match": [
								{
									"host": [
										"127.0.0.1"
									]
								}
							],
							"handle": [
								{
									"handler": "subroute",
									"routes": [
										{
											"handle": [
												{
													"handler": "authentication",
													"providers": {
														"⟪http_basic⟫": {
															"accounts": [
																{
																	"password": "⟦9⟧",
																	"username": "ops"
																}
															],
															"hash": {
																"algorithm": "bcrypt"
															},
															"⟪hash_cache⟫": {}
														}
													}
												}
											],
											"match": [
												{
													"path": [
														"/admin*"
													]
												}
											]
										},
										{
											"handle": [
												{
													"handler": "reverse_proxy",
													"headers": {
														"request": {
															"set": {
																"Authorization": [
																	"Bearer ⟦6⟧"
																]
															}
														}
													},
													"upstreams": [
														{
															"dial": "127.0.0.1:8080"
														}
													]
												}
											]
										}
									]
								}
							],
							"terminal": true
						}
					],
					"⟪automatic_https⟫": {
						"disable": true,
						"skip": [
							"127.0.0.1"
						]
					},
					"logs": {
						"⟪logger_names⟫": {
							"127.0.0.1:8083": ""
						}
					}
				}
			}
		}
	}
}
{"⟪level":"warn⟫","ts":1796017161.7677176,"logger":"caddyfile","msg":"Caddyfile input is not formatted; run the 'caddy fmt' command to fix inconsistencies","file":"Caddyfile","line":2}
{"servers":{"srv0":{"automatic_https":{"disable":true,"skip":["127.0.0.1"]},"listen":[":8083"],"logs":{"logger_names":{"127.0.0.1:8083":""}},"routes":[{"handle":[{"handler":"subroute","routes":[{"handle":[{"handler":"authentication","providers":{"http_basic":{"accounts":[{"password":"⟦9⟧","username":"ops"}],"hash":{"algorithm":"bcrypt"},"hash_cache":{}}}}],"match":[{"path":["/admin*"]}]},{"handle":[{"handler":"reverse_proxy","headers":{"request":{"set":{"Authorization":["Bearer ⟦6⟧"]}}},"upstreams":[{"dial":"127.0.0.1:8080"}]}]}]}],"match":[{"host":["127.0.0.1"]}],"terminal":true}]}}}
{"⟪level":"info⟫","ts":1796017161.9035401,"msg":"using provided configuration","⟪config_file⟫":"Caddyfile","config_adapter":""}
{"level":"warn","ts":1796017161.9054198,"msg":"Caddyfile input is not formatted; run the 'caddy fmt' command to fix inconsistencies","adapter":"caddyfile","file":"Caddyfile","line":2}
{"level":"info","ts":1796017161.9069133,"logger":"admin","msg":"admin endpoint started","address":"127.0.0.1:2019","enforce_origin":false,"origins":["//127.0.0.1:2019","//localhost:2019","//[::1]:2019"]}
{"level":"info","ts":1796017161.9072561,"logger":"tls.cache.maintenance","msg":"started background certificate maintenance","cache":"0xc000567420"}
{"level":"warn","ts":1796017161.9073846,"logger":"http","msg":"automatic HTTPS is completely disabled for server","server_name":"srv0"}
{"⟪level":"debug⟫","ts":1796017161.9083402,"logger":"http","msg":"starting server loop","address":"[::]:8083","tls":false,"http3":false}
{"level":"info","ts":1796017161.9084067,"logger":"http.log","msg":"server running","⟪name":"srv0⟫","protocols":["h1","h2","h3"]}
{"level":"info","ts":1796017161.9086974,"logger":"tls","msg":"cleaning storage unit","description":"⟪FileStorage⟫:/srv/app/caddy"}
{"level":"info","ts":1796017161.908724,"logger":"tls","msg":"finished cleaning storage units"}
{"level":"info","ts":1796017161.9087527,"msg":"autosaved config (load with --resume flag)","file":"/srv/app/caddy/autosave.json"}
{"level":"info","ts":1796017161.9087596,"msg":"serving initial configuration"}
{"level":"debug","ts":1796017167.8191807,"logger":"http.handlers.reverse_proxy","msg":"selected upstream","dial":"127.0.0.1:8080","total_upstreams":1}
{"level":"debug","ts":1796017167.8273506,"logger":"http.handlers.reverse_proxy","msg":"upstream roundtrip","upstream":"127.0.0.1:8080","duration":0.008097217,"request":{"remote_ip":"127.0.0.1","remote_port":"39128","proto":"HTTP/1.1","method":"GET","host":"127.0.0.1:8083","uri":"/admin?token=⟦6⟧&n=1","headers":{"X-Forwarded-For":["127.0.0.1"],"X-Forwarded-Host":["127.0.0.1:8083"],"Authorization":[],"User-Agent":["curl/7.88.1"],"Cookie":[],"X-Forwarded-Proto":["http"],"Accept":["*/*"],"X-Api-Key":["⟦7⟧"]}},"headers":{"Server":["BaseHTTP/0.6 Python/3.11.7"],"Date":["Mon, 30 Nov 2026 05:39:27 GMT"],"Set-Cookie":[],"X-Request-Id":["req-7f21c0"],"X-Csrf-Token":["⟦3⟧"],"Content-Length":["297"]},"status":200}
{"level":"info","ts":1796017167.827515,"logger":"http.log.access","msg":"handled request","request":{"remote_ip":"127.0.0.1","remote_port":"39128","proto":"HTTP/1.1","method":"GET","host":"127.0.0.1:8083","uri":"/admin?token=⟦6⟧&n=1","headers":{"Authorization":[],"User-Agent":["curl/7.88.1"],"Accept":["*/*"],"X-Api-Key":["⟦7⟧"],"Cookie":[]}},"user_id":"ops","duration":4.824776302,"size":297,"status":200,"resp_headers":{"Set-Cookie":[],"X-Request-Id":["req-7f21c0"],"X-Csrf-Token":["⟦3⟧"],"Content-Length":["297"],"Server":["Caddy","BaseHTTP/0.6 Python/3.11.7"],"Date":["Mon, 30 Nov 2026 05:39:27 GMT"]}}
{"level":"info","ts":1796017167.857767,"logger":"admin.api","msg":"received request","method":"GET","host":"127.0.0.1:2019","uri":"/config/apps/http","remote_ip":"127.0.0.1","remote_port":"49744","headers":{"Accept":["*/*"],"User-Agent":["curl/7.88.1"]}}
{"level":"info","ts":1796017167.8834918,"msg":"shutting down apps, then terminating","signal":"SIGTERM"}
{"level":"warn","ts":1796017167.8835158,"msg":"exiting; byeee!! 👋","signal":"SIGTERM"}
{"level":"debug","ts":1796017167.8836246,"logger":"http","msg":"servers shutting down with eternal grace period"}
{"level":"info","ts":1796017167.8838234,"logger":"tls.cache.maintenance","msg":"stopped background certificate maintenance","cache":"0xc000567420"}
{"level":"info","ts":1796017167.8848906,"logger":"admin","msg":"stopped previous server","address":"127.0.0.1:2019"}
{"level":"info","ts":1796017167.8849037,"msg":"shutdown complete","signal":"SIGTERM","exit_code":0}
