path	postgres/psql-html.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	word	«W6»'«w5»!«d3»
3	hex	«64»
4	word	«W6»&«w5»=«d3»
5	jwt	
6	word	«W6»\«w5»;«d3»
---
<table border="1">
  <tr>
    <th align="center">id</th>
    <th align="center">provider</th>
    <th align="center">config</th>
    <th align="center">client_secret</th>
    <th align="center">access_token</th>
    <th align="center">refresh_token</th>
    <th align="center">status</th>
    <th align="center">last_error</th>
    <th align="center">created_at</th>
  </tr>
  <tr valign="top">
    <td align="left">⟪65e00dbd-9e50-497e-ab6c-4b7baff5c139⟫</td>
    <td align="left">github</td>
    <td align="left">{&quot;url&quot;: &quot;https://⟪git.example.com⟫&quot;, &quot;port&quot;: 443, &quot;webhookSecret&quot;: &quot;⟦1⟧&quot;}</td>
    <td align="left">⟦0⟧</td>
    <td align="left">⟦5⟧</td>
    <td align="left">⟦3⟧</td>
    <td align="left">active</td>
    <td align="left">&nbsp; </td>
    <td align="left">⟪2026-11-30 05:34:22.770343⟫+00</td>
  </tr>
  <tr valign="top">
    <td align="left">⟪caf3fc8d-15eb-44a7-9017-42671d9b1190⟫</td>
    <td align="left">ldap</td>
    <td align="left">{&quot;host&quot;: &quot;⟪ldap.example.net⟫&quot;, &quot;bind_password&quot;: &quot;⟦2⟧&quot;}</td>
    <td align="left">⟦4|«0:6»&amp;«7:12»=«13:16»⟧</td>
    <td align="left">&nbsp; </td>
    <td align="left">⟦6⟧</td>
    <td align="left">failed</td>
    <td align="left">LDAP: ⟪error code⟫ 49 - 80090308</td>
    <td align="left">2026-11-30 05:34:22.770343+00</td>
  </tr>
</table>
<p>(2 rows)<br />
</p>
<table border="1">
  <tr>
    <th align="center">app</th>
    <th align="center">name</th>
    <th align="center">value</th>
  </tr>
  <tr valign="top">
    <td align="left">shop</td>
    <td align="left">DB_PASSWORD</td>
    <td align="left">⟦2⟧</td>
  </tr>
  <tr valign="top">
    <td align="left">shop</td>
    <td align="left">API_KEY</td>
    <td align="left">⟦1⟧</td>
  </tr>
  <tr valign="top">
    <td align="left">shop</td>
    <td align="left">NODE_ENV</td>
    <td align="left">production</td>
  </tr>
  <tr valign="top">
    <td align="left">shop</td>
    <td align="left">SMTP_PASS</td>
    <td align="left">⟦6⟧</td>
  </tr>
</table>
<p>(4 rows)<br />
</p>
