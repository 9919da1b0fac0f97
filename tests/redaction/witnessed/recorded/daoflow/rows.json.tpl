path	daoflow/rows.json
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	word	«W6»$«w5»"«d3»
3	any	«14»-«13»_«14»
4	hex	«32»:«32»:«64»
5	hex	«32»:«32»:«64»
6	hex	«64»
7	any	«13»/«13»+«12»
---
[
  {
    "id": "81ba1cc6fbd345f4dc3307b82996e463",
    "⟪status": "failed⟫",
    "⟪serviceName⟫": "shop",
    "error": {
      "message": "⟪docker compose pull failed with exit code⟫ 18",
      "⟪code": "COMPOSE_PULL_FAILED⟫"
    },
    "⟪configSnapshot⟫": {
      "⟪stackName⟫": "shop",
      "env": [
        {
          "key": "⟪DB_PASSWORD⟫",
          "value": "⟦0⟧",
          "⟪isSecret⟫": true
        },
        {
          "key": "⟪NODE_ENV⟫",
          "value": "production",
          "isSecret": false
        }
      ],
      "⟪composeFile⟫": "services:\n  api:\n    environment:\n      ⟪API_TOKEN⟫: ⟦1⟧\n      PORT: '8080'\n"
    },
    "envVarsEncrypted": "⟦4⟧",
    "commitSha": "c7e9bcab5ca202bd4393569fa3288b63af16236e",
    "imageTag": "ghcr.io/acme/shop:1.4.2",
    "createdAt": "⟪2026-11-29T22:14:03.114Z⟫"
  },
  {
    "id": "d150c23498b002bd3298624daa824a44",
    "tokenPrefix": "dfl_8f31",
    "tokenHash": "⟦6⟧",
    "⟪name": "ci⟫",
    "expiresAt": "⟪2027-01-01T00:00:00.000Z⟫",
    "scopes": [
      "deploy:start"
    ]
  },
  {
    "provider": "s3",
    "bucket": "backups",
    "accessKeyEncrypted": "⟦5⟧",
    "rcloneConfig": "[dest]\ntype = s3\nsecret_access_key = ⟦7⟧\nregion = eu-central-1\n",
    "lastTestStatus": "failed",
    "lastTestError": "AccessDenied: 403"
  },
  {
    "action": "secret.set",
    "resourceType": "environment-variable",
    "metadata": "{\"key\": \"SMTP_PASSWORD\", \"value\": \"⟦2|«0:6»$«7:12»\\\"«13:16»⟧\", \"previousValue\": \"⟦3⟧\"}",
    "actorEmail": "mira@example.com",
    "outcome": "success"
  }
]
