path	docker/buildkit-plain.txt
group	-
0	any	«36»
1	any	ghp_«36»
2	any	«20»
---
#0 building with "default" instance using docker driver
#1 [internal] load build definition from Dockerfile
#1 transferring dockerfile: 1.21kB done
#1 DONE 0.0s
#6 [2/7] RUN --mount=type=cache,target=⟪/root/.npm⟫ echo "//⟪registry.example.com⟫/:_authToken=⟦0⟧" > .npmrc && npm ci
#6 0.412 ⟪npm error code E⟫401
#6 0.413 ⟪npm error Incorrect or missing password⟫.
#6 0.431 ⟪npm error A complete log of this run⟫ can be found in: ⟪/root/.npm/_logs/2026-11-29T22_14_03_114Z-debug-0.log⟫
#6 ⟪ERROR: process⟫ "⟪/bin/sh⟫ -c echo \"//registry.example.com/:_authToken=⟦0⟧\" > .npmrc && npm ci" did ⟪not complete successfully: exit code⟫: 1
#7 [3/7] RUN git clone https://x-access-token:⟦1⟧@⟪git.example.com⟫⟪/ops/app.git⟫
#7 CANCELED
------
 > [2/7] RUN --mount=type=cache,target=/root/.npm echo "//registry.example.com/:_authToken=⟦0⟧" > .npmrc && npm ci:
0.412 npm error code E401
------

 2 warnings found (use docker --debug to expand):
 - ⟪SecretsUsedInArgOrEnv⟫: Do not use ARG or ENV instructions for sensitive data (ARG "NPM_TOKEN") (line 4)
 - SecretsUsedInArgOrEnv: Do not use ARG or ENV instructions for sensitive data (ENV "DB_PASSWORD") (line 9)
Dockerfile:11
--------------------
   9 |     ENV ⟪DB_PASSWORD⟫=⟦2⟧
  10 |     WORKDIR /app
  11 | >>> RUN echo "//registry.example.com/:_authToken=⟦0⟧" > .npmrc && npm ci
  12 |     COPY . .
--------------------
⟪ERROR: failed to solve: process⟫ "/bin/sh -c echo \"//registry.example.com/:_authToken=⟦0⟧\" > .npmrc && npm ci" did not complete successfully: exit code: 1
