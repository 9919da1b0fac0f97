path	config/prometheus-grafana.yml
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	any	«32»
3	hex	«64»
4	upper	AKIA«16»
5	any	«13»/«13»+«12»
6	any	«24»
7	hex	«32»
8	any	«33»
9	any	«68»
10	word	«W6»#«w5»«d2»
---
global:
  ⟪scrape_interval⟫: 15s
scrape_configs:
  - ⟪job_name⟫: app
    ⟪basic_auth⟫: {username: prom, password: ⟦0⟧}
    ⟪bearer_token⟫: ⟦1⟧
    ⟪static_configs⟫: [{targets: ['⟪10.0.0.4:9100⟫']}]
remote_write:
  - url: https://⟪metrics.example.com⟫⟪/api/v1/push⟫
    authorization:
      credentials: ⟦1⟧
    sigv4: {⟪region: eu-central-1⟫, access_key: ⟦4⟧, secret_key: ⟦5⟧}
receivers:
  - ⟪name: ops⟫
    slack_configs: [{api_url: 'https://hooks.slack.com/services/T0AB12CD3/B0AB12CD3/⟦6⟧', channel: '#ops'}]
    pagerduty_configs: [{routing_key: ⟦7⟧}]
    telegram_configs: [{bot_token: '8412061174:AA⟦8⟧', chat_id: -100}]
    webhook_configs: [{url: 'https://discord.com/api/webhooks/112233445566778899/⟦9⟧'}]
smtp_auth_password: "⟦0⟧"
[security]
admin_user = admin
admin_password = ⟦10⟧
secret_key = ⟦2⟧
[database]
password = """⟦0⟧"""
[auth.generic_oauth]
client_id = grafana
client_secret = ⟦3⟧
