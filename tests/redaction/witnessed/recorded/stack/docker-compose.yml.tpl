path	stack/docker-compose.yml
group	stack
8	any	«24»
---
services:
  daoflow:
    ⟪image: ghcr.io/daoflow-dev/daoflow⟫:⟪${DAOFLOW_VERSION:-0.11.0}⟫
    command: ["sh","-c","echo \"connecting to $$DATABASE_URL\"; env; echo \"⟪error: password authentication⟫ ⟪failed for user daoflow⟫\"; sleep 300"]
    environment:
      ⟪DATABASE_URL⟫: postgresql://daoflow:⟪${POSTGRES_PASSWORD:?Set POSTGRES_PASSWORD in .env}⟫@postgres:5432/⟪${DAOFLOW_DATABASE_NAME}⟫
      ⟪BETTER_AUTH_SECRET⟫: ${BETTER_AUTH_SECRET:?Set BETTER_AUTH_SECRET in .env}
      ⟪BETTER_AUTH_URL⟫: ${BETTER_AUTH_URL}
      ⟪ENCRYPTION_KEY⟫: ${ENCRYPTION_KEY:?Set ENCRYPTION_KEY in .env}
      ⟪SMTP_PASSWORD⟫: ${SMTP_PASSWORD}
      ⟪DAOFLOW_INITIAL_ADMIN_PASSWORD⟫: ${DAOFLOW_INITIAL_ADMIN_PASSWORD}
      TEMPORAL_ADDRESS: temporal:7233
      NODE_ENV: production
    ports: ["${DAOFLOW_BIND}:${DAOFLOW_PORT}:3000"]
    labels:
      traefik.http.middlewares.auth.basicauth.users: "ops:⟦8⟧"
      com.example.owner: platform
    healthcheck: {test: ["CMD","false"], interval: 1s, retries: 2, ⟪timeout: 1s⟫}
    secrets: [smtp]
  postgres:
    ⟪image: postgres⟫:17
    command: sh -c "sleep 300"
    environment: ["POSTGRES_PASSWORD=${POSTGRES_PASSWORD}","POSTGRES_USER=daoflow","POSTGRES_DB=daoflow"]
    volumes: ["pgdata:/data"]
    healthcheck: {test: "true", interval: 2s}
  redis:
    image: redis:7-alpine
    command: ["sh","-c","sleep 300","redis-server","--requirepass","${REDIS_PASSWORD}","--appendonly","yes"]
    healthcheck: {test: ["CMD","redis-cli","-a","${REDIS_PASSWORD}","ping"], interval: 1s}
  tunnel:
    image: busybox:1.36
    command: sh -c 'sleep 300; true cloudflared tunnel run --token ${CLOUDFLARE_TUNNEL_TOKEN}'
volumes: {pgdata: {}}
secrets:
  smtp: {environment: SMTP_PASSWORD}
