path	app/node-inspect.txt
group	-
0	word	«W6»'«w5»!«d3»
1	word	«W6»$«w5»"«d3»
2	any	«40»
3	word	«W6»`«w5»«d2»
---
{
  database: {
    host: '⟪db.example.net⟫',
    ⟪port: 5432⟫,
    password: "⟦0⟧",
    ssl: false
  },
  ⟪betterAuthSecret⟫: '⟦2⟧',
  smtp: { auth: { ⟪user: 'mailer⟫', pass: '⟦1⟧' }, ⟪port: 587⟫ },
  ⟪recoveryPassphrase⟫: '⟦3⟧'
}
{
  database: {
    ⟪host: 'db.example.net⟫',
    port: 5432,
    password: "⟦0⟧",
    ssl: false
  },
  betterAuthSecret: '⟦2⟧',
  smtp: { auth: { user: 'mailer', pass: '⟦1⟧' }, port: 587 },
  recoveryPassphrase: '⟦3⟧'
}
{ auth: { user: 'mailer', pass: '⟦1⟧' }, port: 587 }
{"database":{"host":"db.example.net","port":5432,"password":"⟦0⟧","ssl":false},"betterAuthSecret":"⟦2⟧","smtp":{"auth":{"user":"mailer","pass":"⟦1|«0:6»$«7:12»\"«13:16»⟧"},"port":587},"recoveryPassphrase":"⟦3⟧"}
┌─────────┬───────────────┬────────────────────┐
│ (index) │ key           │ value              │
├─────────┼───────────────┼────────────────────┤
│ 0       │ 'DB_PASSWORD' │ "⟦0⟧" │
│ 1       │ 'PORT'        │ '3000'             │
└─────────┴───────────────┴────────────────────┘
Map(2) {
  '⟪clientSecret⟫' => '⟦2⟧',
  'region' => 'eu'
} Set(1) { 'x' }
{
  database: {
    host: ␛[32m'db.example.net'␛[39m,
    port: ␛[33m5432␛[39m,
    password: ␛[32m"⟦0⟧"␛[39m,
    ssl: ␛[33mfalse␛[39m
  },
  betterAuthSecret: ␛[32m'⟦2⟧'␛[39m,
  smtp: {
    auth: {
      user: ␛[32m'mailer'␛[39m,
      pass: ␛[32m'⟦1⟧'␛[39m
    },
    port: ␛[33m587␛[39m
  },
  recoveryPassphrase: ␛[32m'⟦3⟧'␛[39m
}
<Buffer ⟦2|!hexsp:0:40⟧>
URL {
  href: 'postgres://shop:⟦2⟧@⟪db.example.net:5432⟫/shop?sslmode=require',
  origin: 'null',
  protocol: 'postgres:',
  username: 'shop',
  password: '⟦2⟧',
  host: 'db.example.net:5432',
  hostname: 'db.example.net',
  port: '5432',
  pathname: '/shop',
  search: '?sslmode=require',
  ⟪searchParams⟫: URLSearchParams { 'sslmode' => 'require' },
  hash: ''
}
URLSearchParams {
  'code' => '4/0Ab',
  '⟪client_secret⟫' => '⟦2⟧',
  '⟪grant_type⟫' => 'authorization_code' }
Client {
  ⟪apiKey⟫: '⟦2⟧',
  baseUrl: 'https://⟪api.example.com⟫',
  timeoutMs: 5000
}
[ "⟦0⟧" ] { [Symbol(token)]: '⟦2⟧' }
