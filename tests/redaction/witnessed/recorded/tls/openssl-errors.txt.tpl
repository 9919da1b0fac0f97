path	tls/openssl-errors.txt
group	-
0	word	«W6»!«w5»«d2»
1	word	«w5»-«w7»-«w4»-«w6»
2	hex	«64»
3	any	«28»
4	HEX	«32»
5	any	«6»/«56»/«16».«4».
6	any	«12»/«9»
---
+ openssl rsa -in enc.key -passin 'pass:⟦0⟧' -noout
⟪Could not read private key from enc⟫.key
40473FE8217F0000:error:1C800064:Provider routines:ossl_cipher_unpadblock:bad decrypt:../providers/implementations/ciphers/ciphercommon_block.c:124:
40473FE8217F0000:error:04800065:PEM routines:PEM_do_header:bad decrypt:../crypto/pem/pem_lib.c:469:
+ openssl pkcs12 -export -inkey srv.key -in srv.crt -passout pass:⟦1⟧ -out s.p12
+ openssl pkcs12 -in s.p12 -passin pass:wrong1 -noout
⟪Mac verify error: invalid password⟫?
+ openssl pkcs12 -in s.p12 -passin pass:⟦1⟧ -nokeys -info
+ head -12
MAC: sha256, Iteration 2048
MAC length: 32, salt length: 8
PKCS7 Encrypted data: PBES2, PBKDF2, AES-256-CBC, Iteration 2048, PRF hmacWithSHA256
Certificate bag
PKCS7 Data
Shrouded Keybag: PBES2, PBKDF2, AES-256-CBC, Iteration 2048, PRF hmacWithSHA256
Bag Attributes
    ⟪localKeyID⟫: EA 03 4D 8B 65 25 82 0E 40 49 3A C9 6B BD C6 EA 79 63 6D 05 
subject=CN = ⟪api.example.com⟫
issuer=CN = api.example.com
-----BEGIN CERTIFICATE-----
MIIDNzCCAh+gAwIBAgIUN2t1FcktFsuwD+qsNlK5djeLxoAwDQYJKoZIhvcNAQEL
BQAwGjEYMBYGA1UEAwwPYXBpLmV4YW1wbGUuY29tMB4XDTI2MTEzMDA1MzkxMVoX
DTI2MTIzMDA1MzkxMVowGjEYMBYGA1UEAwwPYXBpLmV4YW1wbGUuY29tMIIBIjAN
BgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0CJ8HEeW3/WLnXT2kZCvXdhm07i8
xBudkS7WOplvPjD5uYLKV85t4Z2LkSUzY70Ju8AKZZKuw/vHrKc9A3f1PUFnrv4K
qrjQQMUXraxc56auR4sUx1C2+D8k6QS+e5uKJ4xe+SvWQuXfelHz76w6COjexf2e
sdV5haHShGmaoDSSlmoN6fjNZ4dE60ppF2A5j3ErGtjQ0xuVOAKUbk/lxg2zWQPr
+ P='⟦0⟧'
+ openssl enc -aes-128-cbc -pass env:P -nosalt -P -md md5
*** WARNING : deprecated key derivation used.
Using -iter or -pbkdf2 would be better.
key=⟦4⟧
iv =32D31E2C22A34FA8DAEE138CCE72DC78
+ openssl enc -aes-256-cbc -K ⟦2⟧ -iv 000102030405060708090a0b0c0d0e0f -in srv.crt -out ⟪/dev/null⟫ -v
bufsize=8192
bytes read   :     1176
bytes written:     1184
+ openssl dgst -sha256 -hmac ⟦3⟧ srv.crt
HMAC-SHA2-256(srv.crt)= b209024a31949cd2120fbfb53d4ee26a6f1a278c2e1d88dd1f3554bd25335b03
+ openssl rand -hex 16
+ wc -c
33
+ openssl passwd -6 -salt abcdefgh '⟦0⟧'
$6$abcdefgh$⟦5⟧
+ openssl passwd -apr1 -salt ab12cd34 ⟦1⟧
$apr1$ab12cd34$⟦6⟧
