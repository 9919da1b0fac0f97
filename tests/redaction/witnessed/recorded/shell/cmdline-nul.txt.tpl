path	shell/cmdline-nul.txt
group	-
0	word	«W6»%«w5»«d2»
1	any	«28»
---
python3␀-c␀import time;time.sleep(2)␀--dsn=exporter:⟦1⟧@⟪db.example.net:3306⟫␀--web.listen-address=:9104␀--admin-password␀⟦0⟧␀
