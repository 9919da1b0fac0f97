path	docker/compose-errors.txt
group	-
1	any	«32»
3	hex	«48»
---
yaml: line 5: mapping values are not allowed in this context
yaml: line 5: mapping values are not allowed in this context
rc=0
yaml: line 4: did not find expected '-' indicator
yaml: line 4: did not find expected '-' indicator
rc=0
validating /srv/app/c/docker-compose.yml: services.web.environment must be a mapping
validating /srv/app/c/docker-compose.yml: services.web.environment must be a mapping
rc=0
⟪invalid interpolation format for⟫ services.web.environment.DB_PASSWORD.
You may need to escape any $ with another $.
${X:⟦3⟧}
invalid interpolation format for services.web.environment.DB_PASSWORD.
You may need to escape any $ with another $.
${X:⟦3⟧}
rc=0
time="⟪2026-11-30T05:37:13Z⟫" ⟪level=warning⟫ msg="The \"maple\" variable is not set. Defaulting to a blank string."
name: c
services:
  web:
    environment:
      ⟪DB_PASSWORD⟫: Copper!599
    ⟪image: busybox⟫:1.36
    networks:
      default: null
networks:
  default:
    name: c_default
time="2026-11-30T05:37:13Z" level=warning msg="The \"maple\" variable is not set. Defaulting to a blank string."
 Network c_default  Creating
 Network c_default  Created
 Container c-web-1  Creating
 Container c-web-1  Created
rc=0
⟪failed to read⟫ /srv/app/c/.env: line 1: ⟪key cannot contain a space⟫
failed to read /srv/app/c/.env: line 1: key cannot contain a space
rc=0
failed to read /srv/app/c/.env: line 2: unterminated quoted value "⟦1⟧
failed to read /srv/app/c/.env: line 2: unterminated quoted value "⟦1⟧
rc=0
⟪setenv: invalid argument⟫
setenv: invalid argument
rc=0
⟪Invalid hostPort⟫: ⟦1⟧
Invalid ⟪hostPort⟫: ⟦1⟧
rc=0
validating /srv/app/c/docker-compose.yml: services.web Additional property secret_key is not allowed
validating /srv/app/c/docker-compose.yml: services.web Additional property secret_key is not allowed
rc=0
⟪error while interpolating services⟫.web.environment.DB_PASSWORD: required variable DB_PASSWORD ⟪is missing a value: must be set, e⟫.g. ⟦3⟧
error while interpolating services.web.environment.DB_PASSWORD: required variable DB_PASSWORD is missing a value: must be set, e.g. ⟦3⟧
rc=0
name: c
services:
  web:
    image: https://ci:⟦1⟧@⟪registry.example.com⟫/shop:1
    networks:
      default: null
networks:
  default:
    name: c_default
⟪unable to get image⟫ 'https://ci:⟦1⟧@registry.example.com/shop:1': Error response from daemon: no such image: https:/ci:⟦1⟧@registry.example.com/shop:1: invalid reference format
rc=0
name: c
services:
  web:
    build:
      context: https://oauth2:⟦1⟧@git.example.invalid/x.git
      dockerfile: Dockerfile
    networks:
      default: null
networks:
  default:
    name: c_default
#0 building with "default" instance using docker driver

#1 [web internal] load git source https://oauth2:⟦1⟧@git.example.invalid/x.git
#1 0.076 Initialized empty Git repository in /var/lib/docker/overlay2/lvtnr2xd5at0tc04cn7ujico4/diff/
#1 0.128 fatal: unable to access 'https://git.example.invalid/x.git/': Could not resolve host: git.example.invalid
rc=0
yaml: line 5: found unexpected end of stream
yaml: line 5: found unexpected end of stream
rc=0
