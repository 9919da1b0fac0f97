path	shell/zsh-xtrace.txt
group	-
0	word	«W6» «w5»?«d3»
1	any	«14»-«13»_«14»
---
+⟪/etc/zsh/zshenv⟫:15> [[ -z ⟪/usr/bin⟫:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin || /usr/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin == /bin:/usr/bin ]]
+zsh:1> ⟪DB_PASS⟫='⟦0⟧' 
+zsh:1> export ⟪VAULT_TOKEN⟫=⟦1⟧
+zsh:1> print -r -- login
login
+zsh:1> false
+zsh:1> echo 'rc=1'
rc=1
