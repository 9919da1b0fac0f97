path	tools/mkpasswd.txt
group	-
1	any	«39».«20»/«25»
2	any	«21».$«29»/«4».«8»
3	any	«53»
4	any	«43»
5	any	«52»/«33»
---
$6$TvfAeCF19oPjdLpt$⟦1⟧
$y$j9T$⟦2⟧
$2b$05$⟦3⟧
$5$⟪/nwlCBnVr.B5q/BF⟫$⟦4⟧
⟪Invalid method⟫ 'nope'.
backup:$6$saltsalt$⟦5⟧:19700:0:99999:7:::
