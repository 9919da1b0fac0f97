path	shell/environ.bin.txt
group	-
0	word	«W6»@«w5»«d2»
1	hex	«32»
2	tail	xoxb-«d12»-«d13»-«24»
---
⟪GRAFANA_ADMIN_PASSWORD⟫=⟦0⟧␀⟪SENTRY_DSN⟫=https://⟦1⟧@⟪sentry.example.com⟫/42␀⟪SLACK_TOKEN⟫=⟦2⟧␀TZ=Europe/Berlin␀PORT=3000␀
