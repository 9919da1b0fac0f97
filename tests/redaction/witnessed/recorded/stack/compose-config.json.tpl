path	stack/compose-config.json
group	stack
0	hex	«48»
2	hex	«64»
3	hex	«32»
4	word	«W6»$«w5»"«d3»
5	word	«W6»#«w5»«d2»
6	any	eyJhIjoi«60»
8	any	«24»
9	any	«32»
---
{
  "⟪name": "daoflow⟫",
  "networks": {
    "default": {
      "⟪name": "daoflow_default⟫",
      "ipam": {}
    }
  },
  "secrets": {
    "smtp": {
      "⟪name": "daoflow_smtp⟫",
      "environment": "SMTP_PASSWORD"
    }
  },
  "services": {
    "daoflow": {
      "command": [
        "sh",
        "-c",
        "echo \"connecting to $$DATABASE_URL\"; env; echo \"⟪error: password authentication⟫ ⟪failed for user daoflow⟫\"; sleep 300"
      ],
      "entrypoint": null,
      "environment": {
        "⟪BETTER_AUTH_SECRET⟫": "⟦2⟧",
        "⟪BETTER_AUTH_URL⟫": "https://⟪daoflow.example.com⟫",
        "⟪DAOFLOW_INITIAL_ADMIN_PASSWORD⟫": "⟦5⟧",
        "⟪DATABASE_URL⟫": "postgresql://daoflow:⟦0⟧@postgres:5432/daoflow",
        "⟪ENCRYPTION_KEY⟫": "⟦3⟧",
        "⟪NODE_ENV⟫": "production",
        "SMTP_PASSWORD": "⟦4|«0:6»$$«7:12»\"«13:16»⟧",
        "TEMPORAL_ADDRESS": "temporal:7233"
      },
      "healthcheck": {
        "test": [
          "CMD",
          "false"
        ],
        "timeout": "1s",
        "interval": "1s",
        "retries": 2
      },
      "image": "ghcr.io/daoflow-dev/daoflow:0.11.0",
      "labels": {
        "com.example.owner": "platform",
        "traefik.http.middlewares.auth.basicauth.users": "ops:⟦8⟧"
      },
      "networks": {
        "default": null
      },
      "ports": [
        {
          "mode": "ingress",
          "⟪host_ip⟫": "⟪127.0.0.1⟫",
          "target": 3000,
          "published": "3000",
          "protocol": "tcp"
        }
      ],
      "secrets": [
        {
          "source": "smtp",
          "target": "/run/secrets/smtp"
        }
      ]
    },
    "postgres": {
      "command": [
        "sh",
        "-c",
        "sleep 300"
      ],
      "entrypoint": null,
      "environment": {
        "POSTGRES_DB": "daoflow",
        "POSTGRES_PASSWORD": "⟦0⟧",
        "POSTGRES_USER": "daoflow"
      },
      "healthcheck": {
        "test": [
          "CMD-SHELL",
          "true"
        ],
        "interval": "2s"
      },
      "image": "postgres:17",
      "networks": {
        "default": null
      },
      "volumes": [
        {
          "type": "volume",
          "source": "pgdata",
          "target": "/data",
          "volume": {}
        }
      ]
    },
    "redis": {
      "command": [
        "sh",
        "-c",
        "sleep 300",
        "redis-server",
        "--requirepass",
        "⟦9⟧",
        "--appendonly",
        "yes"
      ],
      "entrypoint": null,
      "healthcheck": {
        "test": [
          "CMD",
          "redis-cli",
          "-a",
          "⟦9⟧",
          "ping"
        ],
        "interval": "1s"
      },
      "image": "redis:7-alpine",
      "networks": {
        "default": null
      }
    },
    "tunnel": {
      "command": [
        "sh",
        "-c",
        "sleep 300; true cloudflared tunnel run --token ⟦6⟧"
      ],
      "entrypoint": null,
      "image": "busybox:1.36",
      "networks": {
        "default": null
      }
    }
  },
  "volumes": {
    "pgdata": {
      "name": "daoflow_pgdata"
    }
  }
}
