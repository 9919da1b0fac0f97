path	wire/curl-v-form.txt
group	-
1	any	«36»
2	hex	«64»
---
*   Trying ⟪127.0.0.1:8080⟫...
* Connected to ⟪127.0.0.1⟫ (127.0.0.1) port 8080 (#0)
> POST ⟪/v1/token⟫ HTTP/1.1␍
> ⟪Host: 127.0.0.1⟫:8080␍
> User-Agent: curl/7.88.1␍
> Accept: */*␍
> X-Gitlab-Token: ⟦1⟧␍
> Content-Length: 43␍
> Content-Type: application/x-www-form-urlencoded␍
> ␍
} [⟪43 bytes⟫ data]
* HTTP 1.0, assume close after body
< ⟪HTTP/1.0 200 OK⟫␍
< Server: BaseHTTP/0.6 Python/3.11.7␍
< Date: Mon, 30 Nov 2026 06:18:19 GMT␍
< X-Request-Id: req-7f21␍
< Content-Length: 2␍
< ␍
{ [⟪2 bytes⟫ data]
* Closing connection 0
ok*   Trying 127.0.0.1:8080...
* Connected to 127.0.0.1 (127.0.0.1) port 8080 (#0)
> POST /up HTTP/1.1␍
> Host: 127.0.0.1:8080␍
> User-Agent: curl/7.88.1␍
> Accept: */*␍
> Content-Length: 333␍
> Content-Type: multipart/form-data; boundary=------------------------c2cb61a3f7158c7a␍
> ␍
} [⟪333 bytes⟫ data]
* We are completely uploaded and fine
* HTTP 1.0, assume close after body
< HTTP/1.0 200 OK␍
< Server: BaseHTTP/0.6 Python/3.11.7␍
< Date: Mon, 30 Nov 2026 06:18:19 GMT␍
< X-Request-Id: req-7f21␍
< Content-Length: 2␍
< ␍
{ [2 bytes data]
* Closing connection 0
ok*   Trying 127.0.0.1:8080...
* Connected to 127.0.0.1 (127.0.0.1) port 8080 (#0)
* Server auth using AWS_SIGV4 with user 'AKIAEXAMPLE0000'
> PUT /b HTTP/1.1␍
> Host: 127.0.0.1:8080␍
> Authorization: AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE0000/20261130/eu-central-1/s3/aws4_request, ⟪SignedHeaders⟫=host;x-amz-date;x-amz-security-token, Signature=⟦2⟧␍
> X-Amz-Date: 20261130T061819Z␍
> User-Agent: curl/7.88.1␍
> Accept: */*␍
> X-Amz-Security-Token: ⟦1⟧␍
> ␍
* HTTP 1.0, assume close after body
< HTTP/1.0 200 OK␍
< Server: BaseHTTP/0.6 Python/3.11.7␍
< Date: Mon, 30 Nov 2026 06:18:19 GMT␍
< X-Request-Id: req-7f21␍
< Content-Length: 2␍
< ␍
{ [2 bytes data]
* Closing connection 0
ok
