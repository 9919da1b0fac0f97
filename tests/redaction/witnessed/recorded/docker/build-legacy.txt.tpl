path	docker/build-legacy.txt
group	-
0	any	«40»
1	any	ghp_«36»
2	any	npm_«36»
3	any	npm_«36»
---
FROM busybox:1.36
ARG NPM_TOKEN
ARG GIT_SHA=4f1c2d3
ENV SENTRY_AUTH_TOKEN=⟦0⟧
RUN echo //⟪registry.example.com⟫/:_authToken=$NPM_TOKEN && test -n "$GIT_SHA"
RUN echo "cloning https://x-access-token:⟦1⟧@git.example.com/ops/app.git" && false
DEPRECATED: The legacy builder is deprecated and will be removed in a future release.
            BuildKit is currently disabled; enable it by removing the DOCKER_BUILDKIT=0
            environment-variable.

Sending build context to Docker daemon  2.048kB␍␍
Step 1/6 : FROM busybox:1.36
 ---> ⟪2c4d43c33a14⟫
Step 2/6 : ARG NPM_TOKEN
 ---> Running in ⟪6dfee5af6ab0⟫
Removing intermediate container 6dfee5af6ab0
 ---> ⟪5e6c009ea2e2⟫
Step 3/6 : ARG GIT_SHA=4f1c2d3
 ---> Running in 9018bfdbea96
Removing intermediate container 9018bfdbea96
 ---> 217d63f0bc21
Step 4/6 : ENV SENTRY_AUTH_TOKEN=⟦0⟧
 ---> Running in e9c00c00ceca
Removing intermediate container e9c00c00ceca
 ---> fa978583c664
Step 5/6 : RUN echo //registry.example.com/:_authToken=$NPM_TOKEN && test -n "$GIT_SHA"
 ---> Running in e309892ab644
//registry.example.com/:_authToken=⟦2⟧
Removing intermediate container e309892ab644
 ---> 3b704d75e8b2
Step 6/6 : RUN echo "cloning https://x-access-token:⟦1⟧@git.example.com/ops/app.git" && false
 ---> Running in 2bd95c79a4f2
cloning https://x-access-token:⟦1⟧@git.example.com/ops/app.git
The command '/bin/sh -c echo "cloning https://x-access-token:⟦1⟧@git.example.com/ops/app.git" && false' returned a non-zero code: 1
DEPRECATED: The legacy builder is deprecated and will be removed in a future release.
            BuildKit is currently disabled; enable it by removing the DOCKER_BUILDKIT=0
            environment-variable.

sha256:⟪1783ddea0665504f1cee780ecca20ecb22c2a2a3dbcfb975e163904896a5134d⟫
IMAGE                                                                     CREATED                  CREATED BY                                                                                                                                                  SIZE      COMMENT
⟪sha256:1783ddea0665504f1cee780ecca20ecb22c2a2a3dbcfb975e163904896a5134d⟫   Less than a second ago   |2 GIT_SHA=4f1c2d3 NPM_TOKEN=⟦3⟧ /bin/sh -c echo //registry.example.com/:_authToken=$NPM_TOKEN && test -n "$GIT_SHA"   0B        
sha256:⟪fa978583c664c7d157d7e2c1a00a288e6467f528658d0222c48e9eb787ea48b0⟫   5 seconds ago            /bin/sh -c #(nop)  ENV SENTRY_AUTH_TOKEN=⟦0⟧                                                                           0B        
sha256:⟪217d63f0bc214837a556293fb6243ffbfa6dcf5a41341e31012239e825d38f82⟫   5 seconds ago            /bin/sh -c #(nop)  ARG GIT_SHA=4f1c2d3                                                                                                                      0B        
⟪sha256:5e6c009ea2e21fd2a7ec6780b0d2ea22331cd2b4fc623b0108d24454bb4c1220⟫   6 seconds ago            /bin/sh -c #(nop)  ARG NPM_TOKEN                                                                                                                            0B        
⟪sha256:2c4d43c33a14e8c5368dcb070ed0eb53aae76e357d5c48421150ba8e1c1f558f⟫   36 seconds ago                                                                                                                                                                       1.98MB    Imported from -
{"Comment":"","CreatedAt":"⟪2026-11-30T05:37:08Z⟫","CreatedBy":"|2 GIT_SHA=4f1c2d3 NPM_TOKEN=⟦3⟧ /bin/sh -c echo //registry.example.com/:_authToken=$NPM_TOKEN \u0026\u0026 test -n \"$GIT_SHA\"","CreatedSince":"Less than a second ago","ID":"sha256:1783ddea0665504f1cee780ecca20ecb22c2a2a3dbcfb975e163904896a5134d","Size":"0B"}
{"Comment":"","CreatedAt":"⟪2026-11-30T05:37:03Z⟫","CreatedBy":"/bin/sh -c #(nop)  ENV SENTRY_AUTH_TOKEN=⟦0⟧","CreatedSince":"5 seconds ago","ID":"sha256:fa978583c664c7d157d7e2c1a00a288e6467f528658d0222c48e9eb787ea48b0","Size":"0B"}
{"Comment":"","CreatedAt":"2026-11-30T05:37:03Z","CreatedBy":"/bin/sh -c #(nop)  ARG GIT_SHA=4f1c2d3","CreatedSince":"5 seconds ago","ID":"sha256:217d63f0bc214837a556293fb6243ffbfa6dcf5a41341e31012239e825d38f82","Size":"0B"}
{"Comment":"","CreatedAt":"⟪2026-11-30T05:37:02Z⟫","CreatedBy":"/bin/sh -c #(nop)  ARG NPM_TOKEN","CreatedSince":"6 seconds ago","ID":"sha256:5e6c009ea2e21fd2a7ec6780b0d2ea22331cd2b4fc623b0108d24454bb4c1220","Size":"0B"}
{"Comment":"Imported from -","CreatedAt":"⟪2026-11-30T05:36:32Z⟫","CreatedBy":"","CreatedSince":"36 seconds ago","ID":"sha256:2c4d43c33a14e8c5368dcb070ed0eb53aae76e357d5c48421150ba8e1c1f558f","Size":"1.98MB"}
["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin","SENTRY_AUTH_TOKEN=⟦0⟧"]
