path	auth/netrc-npmrc-pip.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«24»
2	any	npm_«36»
3	word	«W6»#«w5»«d2»
4	any	«20»
5	any	«24»
6	any	«120»
7	upper	AKIA«16»
8	any	«13»/«13»+«12»
9	any	«180»
10	any	«36»
11	word	«W6»$«w5»«d2»
12	upper	AKIA«16»
13	any	«13»/«13»+«12»
14	word	«w5»-«w7»-«w4»-«w6»
15	any	«90»
---
machine ⟪git.example.com⟫ login mira password ⟦0⟧
machine ⟪api.example.com⟫
  login svc
  password ⟦1⟧
  account ops
default login anonymous password ops@example.com

; .npmrc
registry=https://⟪registry.example.com⟫/
//registry.example.com/:_authToken=⟦2⟧
//⟪npm.example.com⟫/:_password="⦃b64= ⟦3⟧⦄"
//npm.example.com/:username=ci
_auth=⦃b64= ci:⟦4⟧⦄
always-auth=true

# pip.conf
[global]
index-url = https://ci:⟦5⟧@pypi.example.com/simple
⟪timeout = 30⟫

# .pypirc
[testpypi]
username = __token__
password = pypi-⟦6⟧

# ~⟪/.aws/credentials⟫
[default]
aws_access_key_id = ⟦7⟧
aws_secret_access_key = ⟦8⟧
aws_session_token = ⟦9⟧
⟪region = eu-central-1⟫

# ~⟪/.config/gh/hosts.yml⟫
github.com:
    ⟪oauth_token⟫: gho_⟦10⟧
    ⟪user: mira⟫
    ⟪git_protocol⟫: https
# ~/.my.cnf
[client]
⟪user = shop⟫
password = "⟦11⟧"
# ~/.s3cfg
[default]
access_key = ⟦12⟧
secret_key = ⟦13⟧
gpg_passphrase = ⟦14⟧
# vault token helper
hvs.⟦15⟧
