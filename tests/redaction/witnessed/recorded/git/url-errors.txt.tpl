path	git/url-errors.txt
group	-
0	any	ghp_«36»
1	any	glpat-«20»
2	word	«W6»!«w5»«d2»
3	any	«40»
---
+ git clone http://oauth2:⟦1⟧@⟪127.0.0.1⟫:9/ops/infra.git
Cloning into 'infra'...
⟪fatal: unable to access⟫ 'http://127.0.0.1:9/ops/infra.git/': ⟪Failed to connect to⟫ 127.0.0.1 port 9 after 0 ⟪ms: Couldn't connect to server⟫
+ git init -q g
+ cd g
+ git remote add origin https://x-access-token:⟦0⟧@⟪git.example.com⟫⟪/ops/app.git⟫
+ git remote -v
origin	https://x-access-token:⟦0⟧@git.example.com/ops/app.git (fetch)
origin	https://x-access-token:⟦0⟧@git.example.com/ops/app.git (push)
+ git config --list --show-origin
file:/etc/gitconfig	credential.https://source.developers.google.com.helper=gcloud.sh
file:.git/config	core.repositoryformatversion=0
file:.git/config	core.filemode=true
file:.git/config	core.bare=false
file:.git/config	core.logallrefupdates=true
file:.git/config	remote.origin.url=https://x-access-token:⟦0⟧@git.example.com/ops/app.git
file:.git/config	remote.origin.fetch=+refs/heads/*:refs/remotes/origin/*
+ cat .git/config
[core]
	repositoryformatversion = 0
	filemode = true
	bare = false
	logallrefupdates = true
[remote "origin"]
	url = https://x-access-token:⟦0⟧@git.example.com/ops/app.git
	fetch = +refs/heads/*:refs/remotes/origin/*
+ git push origin main
⟪error: src refspec main does not⟫ match any
⟪error: failed to push some refs to⟫ 'https://git.example.com/ops/app.git'
+ git ls-remote 'http://mira:⟦2⟧@127.0.0.1:9/x.git'
fatal: unable to access 'http://127.0.0.1:9/x.git/': Failed to connect to 127.0.0.1 port 9 after ⟪0 ms⟫: Couldn't connect to server
+ git config http.extraHeader 'Authorization: Bearer ⟦3⟧'
+ git config credential.helper store
+ printf 'protocol=https\nhost=git.example.com\nusername=mira\npassword=⟦2⟧\n'
+ git credential approve
+ cat ⟪/home/ops/.git-credentials⟫
https://mira:⟦2|«0:6»%21«7:14»⟧@git.example.com
+ printf 'protocol=https\nhost=git.example.com\n\n'
+ git credential fill
protocol=https
⟪host=git.example.com⟫
username=mira
password=⟦2⟧
+ git config -l
+ tail -3
remote.origin.fetch=+refs/heads/*:refs/remotes/origin/*
http.extraheader=Authorization: Bearer ⟦3⟧
credential.helper=store
+ git submodule add http://x:⟦1⟧@127.0.0.1:9/s.git
Cloning into '⟪/srv/app/g/s⟫'...
fatal: unable to access 'http://127.0.0.1:9/s.git/': Failed to connect to 127.0.0.1 port 9 after 0 ms: Couldn't connect to server
⟪fatal: clone of⟫ 'http://x:⟦1⟧@127.0.0.1:9/s.git' into submodule path '/srv/app/g/s' failed
