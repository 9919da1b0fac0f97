path	daoflow/cli-config.json
group	-
0	any	dfl_«40»
1	any	«32»
---
{
  "⟪currentContext⟫": "prod",
  "contexts": {
    "prod": {
      "⟪apiUrl⟫": "https://⟪daoflow.example.com⟫",
      "token": "⟦0⟧",
      "⟪authMethod⟫": "api-token",
      "⟪createdAt⟫": "⟪2026-11-20T10:00:00.000Z⟫"
    },
    "lab": {
      "apiUrl": "http://⟪127.0.0.1:3000⟫",
      "token": "⟦1⟧",
      "authMethod": "session",
      "email": "ops@example.com"
    }
  }
}
