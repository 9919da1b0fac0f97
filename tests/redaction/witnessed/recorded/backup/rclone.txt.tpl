path	backup/rclone.txt
group	-
0	any	«13»/«13»+«12»
2	any	«31»
3	upper	AKIA«16»
4	any	«1»_«38»
---
2026/11/30 05:45:04 NOTICE: Config file "/srv/app/rc.conf" ⟪not found⟫ - using defaults
[s3x]
type = s3
provider = Other
access_key_id = ⟦3⟧
secret_access_key = ⟦0⟧
endpoint = http://⟪127.0.0.1⟫:9
[nas]
type = sftp
host = ⟪nas.example.net⟫
user = backup
pass = *** ENCRYPTED ***
[b2x]
type = b2
account = 0041c2e9d5f3
key = ⟦2⟧
[s3x]
type = s3
provider = Other
access_key_id = ⟦3⟧
secret_access_key = ⟦0⟧
endpoint = http://127.0.0.1:9

[nas]
type = sftp
host = nas.example.net
user = backup
pass = ⟦4⟧

[b2x]
type = b2
account = 0041c2e9d5f3
key = ⟦2⟧

{
    "b2x": {
        "account": "0041c2e9d5f3",
        "key": "⟦2⟧",
        "type": "b2"
    },
    "nas": {
        "host": "nas.example.net",
        "pass": "⟦4⟧",
        "type": "sftp",
        "user": "backup"
    },
    "s3x": {
        "⟪access_key_id⟫": "⟦3⟧",
        "endpoint": "http://127.0.0.1:9",
        "provider": "Other",
        "⟪secret_access_key⟫": "⟦0⟧",
        "type": "s3"
    }
}[s3x]
type = s3
provider = Other
access_key_id = ⟦3⟧
secret_access_key = ⟦0⟧
endpoint = http://127.0.0.1:9
2026/11/30 05:45:08 DEBUG : Setting --config "/srv/app/rc.conf" from environment variable ⟪RCLONE_CONFIG⟫="/srv/app/rc.conf"
2026/11/30 05:45:08 DEBUG : rclone: Version "v1.60.1-DEV" starting with parameters ["rclone" "-vv" "--retries" "1" "--low-level-retries" "1" "--contimeout" "1s" "lsd" "s3x:bucket" "--dump" "headers,auth"]
2026/11/30 05:45:08 DEBUG : Creating backend with remote "s3x:bucket"
2026/11/30 05:45:08 DEBUG : Using config file from "/srv/app/rc.conf"
2026/11/30 05:45:08 DEBUG : You have specified to dump information. Please be noted that the Accept-Encoding as shown may not be correct in the request and the response may not show Content-Encoding if the go standard libraries auto gzip encoding was in effect. In this case the body of the request will be gunzipped before showing it.
2026/11/30 05:45:08 DEBUG : You have specified to dump information. Please be noted that the Accept-Encoding as shown may not be correct in the request and the response may not show Content-Encoding if the go standard libraries auto gzip encoding was in effect. In this case the body of the request will be gunzipped before showing it.
2026/11/30 05:45:08 DEBUG : >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>
2026/11/30 05:45:08 DEBUG : HTTP REQUEST (req 0xc0007fef00)
2026/11/30 05:45:08 DEBUG : GET /bucket?delimiter=%2F&max-keys=1000&prefix= HTTP/1.1␍
Host: 127.0.0.1:9␍
User-Agent: rclone/␍
Authorization: AWS4-HMAC-SHA256 Credential=⟦3⟧/20261130/us-east-1/s3/aws4_request, ⟪SignedHeaders⟫=host;x-amz-content-sha256;x-amz-date, Signature=f3dd7f1484886c7f10d86f797f28d21f9cc457ebea3b25eb62abd2a44c7909c5␍
X-Amz-Content-Sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855␍
X-Amz-Date: 20261130T054508Z␍
Accept-Encoding: gzip␍
␍
2026/11/30 05:45:08 DEBUG : >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>
2026/11/30 05:45:08 DEBUG : <<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<
2026/11/30 05:45:08 DEBUG : HTTP RESPONSE (req 0xc0007fef00)
2026/11/30 05:45:08 ⟪DEBUG : Error: dial tcp⟫ 127.0.0.1:9: ⟪connect: connection refused⟫
2026/11/30 05:45:08 DEBUG : <<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<
2026/11/30 05:45:08 DEBUG : >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>
2026/11/30 05:45:08 DEBUG : HTTP REQUEST (req 0xc00041e100)
2026/11/30 05:45:08 DEBUG : GET /bucket?delimiter=%2F&max-keys=1000&prefix= HTTP/1.1␍
Host: 127.0.0.1:9␍
User-Agent: rclone/␍
Authorization: AWS4-HMAC-SHA256 Credential=⟦3⟧/20261130/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=f3dd7f1484886c7f10d86f797f28d21f9cc457ebea3b25eb62abd2a44c7909c5␍
X-Amz-Content-Sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855␍
X-Amz-Date: 20261130T054508Z␍
Accept-Encoding: gzip␍
␍
2026/11/30 05:45:08 DEBUG : >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>
2026/11/30 05:45:08 DEBUG : <<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<
2026/11/30 05:45:08 DEBUG : HTTP RESPONSE (req 0xc00041e100)
2026/11/30 05:45:08 DEBUG : Error: dial tcp 127.0.0.1:9: connect: connection refused
2026/11/30 05:45:08 DEBUG : <<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<
2026/11/30 05:45:08 DEBUG : pacer: low level retry 1/2 (⟪error RequestError: send request⟫ failed
caused by: Get "http://127.0.0.1:9/bucket?delimiter=%2F&max-keys=1000&prefix=": dial tcp 127.0.0.1:9: connect: connection refused)
2026/11/30 05:45:08 DEBUG : pacer: Rate limited, increasing sleep to 10ms
2026/11/30 05:45:08 DEBUG : >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>
41
2026/11/30 05:45:10 ⟪Failed to create file system for⟫ ":sftp,host=127.0.0.1,port=9,user=u,pass=zz:": input too short when revealing password - is it obscured?
caused by: Get "http://127.0.0.1:9/b?delimiter=%2F&max-keys=1000&prefix=": dial tcp 127.0.0.1:9: connect: connection refused
2026/11/30 05:45:11 ⟪Failed to lsd with⟫ 2 ⟪errors: last error was: RequestError: send⟫ ⟪request failed⟫
caused by: Get "http://127.0.0.1:9/b?delimiter=%2F&max-keys=1000&prefix=": dial tcp 127.0.0.1:9: connect: connection refused
2026/11/30 05:45:12 Failed to create file system for "nope:": didn't find section in config file
