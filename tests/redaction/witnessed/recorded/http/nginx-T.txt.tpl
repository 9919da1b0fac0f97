path	http/nginx-T.txt
group	-
0	any	«32»
---
nginx: the configuration file ⟪/srv/app/ng.conf⟫ ⟪syntax is ok⟫
nginx: configuration file /srv/app/ng.conf test is successful
# configuration file /srv/app/ng.conf:
daemon on; pid ⟪/srv/app/ng.pid⟫; error_log ⟪/srv/app/ng.err⟫ debug; events {}
http { log_format full '$remote_addr - $remote_user [$time_iso8601] "$request" $status "$http_authorization" "$http_cookie" "$http_x_api_key" $request_body'; log_format js escape=json '{"uri":"$request_uri","auth":"$http_authorization","cookie":"$http_cookie","status":$status,"body":"$request_body"}'; access_log ⟪/srv/app/ng.acc⟫ full; access_log /srv/app/ng.js js; client_body_temp_path /srv/app/t1; proxy_temp_path /srv/app/t2; fastcgi_temp_path /srv/app/t3; uwsgi_temp_path /srv/app/t4; scgi_temp_path /srv/app/t5;
 server { listen ⟪127.0.0.1:8082⟫; location / { proxy_pass http://⟪127.0.0.1:8080⟫; proxy_set_header X-Internal-Secret "⟦0⟧"; } location /down { proxy_pass http://⟪127.0.0.1⟫:9; } } }

2026/11/30 05:39:18 [emerg] 250#250: ⟪unknown directive⟫ "lissten" in /srv/app/ng.conf:3
nginx: configuration file /srv/app/ng.conf ⟪test failed⟫
2026/11/30 05:39:18 [emerg] 247#247: unknown directive "proxy_set_headr" in /srv/app/ng.conf:3
nginx: configuration file /srv/app/ng.conf test failed
