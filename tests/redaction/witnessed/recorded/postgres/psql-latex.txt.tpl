path	postgres/psql-latex.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	word	«W6»'«w5»!«d3»
3	hex	«64»
4	word	«W6»&«w5»=«d3»
5	jwt	
6	word	«W6»\«w5»;«d3»
---
\begin{tabular}{l | l | l | l | l | l | l | l | l}
\textit{id} & \textit{provider} & \textit{config} & \textit{client\_secret} & \textit{access\_token} & \textit{refresh\_token} & \textit{status} & \textit{last\_error} & \textit{created\_at} \\
\hline
⟪c581cd4d-a508-4672-9fb9-0313b2b57598⟫ & github & \{"url": "https://⟪git.example.com⟫", "⟪port": 443⟫, "⟪webhookSecret⟫": "⟦1⟧"\} & ⟦0⟧ & ⟦5⟧ & ⟦3⟧ & active &  & ⟪2026-11-30 05:34:25.503077⟫+00 \\
⟪d62b8369-1b5a-419c-9b3b-28765334d0e1⟫ & ldap & \{"host": "⟪ldap.example.net⟫", "bind\_password": "⟦2⟧"\} & ⟦4|«0:6»\&«7:12»=«13:16»⟧ &  & ⟦6|«0:6»\textbackslash{}«7:12»;«13:16»⟧ & failed & ⟪LDAP: error code⟫ 49 - 80090308 & 2026-11-30 05:34:25.503077+00 \\
\end{tabular}

\noindent (2 rows) \\

\begin{tabular}{l | l | l}
\textit{app} & \textit{name} & \textit{value} \\
\hline
shop & DB\_PASSWORD & ⟦2⟧ \\
shop & API\_KEY & ⟦1⟧ \\
shop & NODE\_ENV & production \\
shop & SMTP\_PASS & ⟦6|«0:6»\textbackslash{}«7:12»;«13:16»⟧ \\
\end{tabular}

\noindent (4 rows) \\
