path	auth/htpasswd.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	$2y$05$«35»/«17»
2	any	«8»$«9».«12»
3	any	«2»/«15»+«8»=
4	any	«57»/«28»
---
+ htpasswd -nbB ops '⟦0⟧'
ops:⟦1⟧

+ htpasswd -nbm ro '⟦0⟧'
ro:$apr1$⟦2⟧

+ htpasswd -nbs ci '⟦0⟧'
ci:{SHA}⟦3⟧

+ htpasswd -bc ⟪/nope/x⟫ u '⟦0⟧'
⟪htpasswd: cannot create file⟫ /nope/x
+ htpasswd -vb ⟪/dev/null⟫ ops '⟦0⟧'
⟪htpasswd: cannot modify file⟫ /dev/null; use '-c' to create it
+ python3 -c 'import crypt;print('\''root:'\''+crypt.crypt('\''x'\'','\''$6$saltsalt'\'')+'\'':19700:0:99999:7:::'\'')'
root:$6$saltsalt$⟦4⟧:19700:0:99999:7:::
