path	docker2/build-args-history.txt
group	-
0	any	ghp_«36»
1	any	«32»
2	word	«W6»!«w5»«d2»
---
DEPRECATED: The legacy builder is deprecated and will be removed in a future release.
            BuildKit is currently disabled; enable it by removing the DOCKER_BUILDKIT=0
            environment-variable.

Sending build context to Docker daemon  2.048kB␍␍
Step 1/7 : FROM busybox:1.36
 ---> ⟪6a2ed38ce234⟫
Step 2/7 : ARG GITHUB_TOKEN
 ---> Running in ⟪15d8073d04da⟫
Removing intermediate container 15d8073d04da
 ---> ⟪1627b3f123d0⟫
Step 3/7 : ENV DATABASE_URL=postgres://shop:⟦1⟧@db:5432/shop NODE_ENV=production
 ---> Running in dbe180e38420
Removing intermediate container dbe180e38420
 ---> aa01f23645ba
Step 4/7 : RUN echo "machine github.com login x password $GITHUB_TOKEN" > /tmp/n && env | sort
 ---> Running in 3b29ae34fd75
DATABASE_URL=postgres://shop:⟦1⟧@db:5432/shop
GITHUB_TOKEN=⟦0⟧
HOME=/
HOSTNAME=3b29ae34fd75
NODE_ENV=production
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
PWD=/
SHLVL=1
Removing intermediate container 3b29ae34fd75
 ---> 875173476036
Step 5/7 : RUN ["sh","-c","echo --token=⟦1⟧"]
 ---> Running in 04ce4dd2ccc1
--token=⟦1⟧
Removing intermediate container 04ce4dd2ccc1
 ---> 5db3426b04fb
Step 6/7 : CMD ["serve","--admin-pass","⟦2⟧"]
 ---> Running in 827ed6b7b392
Removing intermediate container 827ed6b7b392
 ---> 998597c2a484
Step 7/7 : RUN exit 9
 ---> Running in ec0f3335495b
The command '/bin/sh -c exit 9' returned a non-zero code: 9
DEPRECATED: The legacy builder is deprecated and will be removed in a future release.
            BuildKit is currently disabled; enable it by removing the DOCKER_BUILDKIT=0
            environment-variable.

sha256:⟪998597c2a484bcc001eae43ac7a54101f601f50b899646183c358f85c580e86a⟫
IMAGE                                                                     CREATED              CREATED BY                                                                                                                                            SIZE      COMMENT
⟪sha256:998597c2a484bcc001eae43ac7a54101f601f50b899646183c358f85c580e86a⟫   9 seconds ago        /bin/sh -c #(nop)  CMD ["serve" "--admin-pass" "⟦2⟧"]                                                                                      0B        
sha256:⟪5db3426b04fbac37a13154b12f722f922b48f116864d1e0b97f0f143dfb34726⟫   10 seconds ago       |1 GITHUB_TOKEN=⟦0⟧ sh -c echo --token=⟦1⟧                                          0B        
sha256:⟪8751734760363db9dcb782cb63053bf63d2345aae2ac04003d69c1e4559cf81f⟫   14 seconds ago       |1 GITHUB_TOKEN=⟦0⟧ /bin/sh -c echo "machine github.com login x password $GITHUB_TOKEN" > /tmp/n && env | sort   77B       
⟪sha256:aa01f23645bab22871f841e8a34c0fa452535a5e5d02463ea5b7c06f6b866a43⟫   21 seconds ago       /bin/sh -c #(nop)  ENV DATABASE_URL=postgres://shop:⟦1⟧@db:5432/shop NODE_ENV=production                                 0B        
⟪sha256:1627b3f123d054c88d2ea84d159c7bb800fb7bfae9df5704cee37df5b8b2f5f0⟫   22 seconds ago       /bin/sh -c #(nop)  ARG GITHUB_TOKEN                                                                                                                   0B        
sha256:6a2ed38ce23450ca777c5eaf793d88718a3ecc6e0efe8b8af58a19d86edec5e2   About a minute ago                                                                                                                                                         1.98MB    Imported from -
{"architecture":"amd64","config":{"Hostname":"","Domainname":"","User":"","AttachStdin":false,"AttachStdout":false,"AttachStderr":false,"Tty":false,"OpenStdin":false,"StdinOnce":false,"Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin","DATABASE_URL=postgres://shop:⟦1⟧@db:5432/shop","NODE_ENV=production"],"Cmd":["serve","--admin-pass","⟦2⟧"],"Image":"sha256:5db3426b04fbac37a13154b12f722f922b48f116864d1e0b97f0f143dfb34726","Volumes":null,"WorkingDir":"","Entrypoint":null,"OnBuild":null,"Labels":null},"container":"827ed6b7b3929132319e02f36ef0b5d0d367ae09e4e91b55d3e5e813629748e2","container_config":{"Hostname":"827ed6b7b392","Domainname":"","User":"","AttachStdin":false,"AttachStdout":false,"AttachStderr":false,"Tty":false,"OpenStdin":false,"StdinOnce":false,"Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin","DATABASE_URL=postgres://shop:⟦1⟧@db:5432/shop","NODE_ENV=production"],"Cmd":["/bin/sh","-c","#(nop) ","CMD [\"serve\" \"--admin-pass\" \"⟦2⟧\"]"],"Image":"sha256:5db3426b04fbac37a13154b12f722f922b48f116864d1e0b97f0f143dfb34726","Volumes":null,"WorkingDir":"","Entrypoint":null,"OnBuild":null,"Labels":{}},"created":"⟪2026-11-30T06:19:32.760687513Z⟫","docker_version":"20.10.24+dfsg1","history":[{"created":"2026-11-30T06:17:45.937598499Z","comment":"Imported from -"},{"created":"2026-11-30T06:19:19.580322991Z","created_by":"/bin/sh -c #(nop)  ARG GITHUB_TOKEN","empty_layer":true},{"created":"2026-11-30T06:19:20.210645184Z","created_by":"/bin/sh -c #(nop)  ENV DATABASE_URL=postgres://shop:⟦1⟧@db:5432/shop NODE_ENV=production","empty_layer":true},{"created":"2026-11-30T06:19:27.005824828Z","created_by":"|1 GITHUB_TOKEN=⟦0⟧ /bin/sh -c echo \"machine github.com login x password $GITHUB_TOKEN\" \u003e /tmp/n \u0026\u0026 env | sort"},{"created":"2026-11-30T06:19:31.875745739Z","created_by":"|1 GITHUB_TOKEN=⟦0⟧ sh -c echo --token=⟦1⟧","empty_layer":true},{"created":"2026-11-30T06:19:32.760687513Z","created_by":"/bin/sh -c #(nop)  CMD [\"serve\" \"--admin-pass\" \"⟦2⟧\"]","empty_layer":true}],"os":"linux","rootfs":{"type":"layers","diff_ids":["sha256:6f877367b5927e9131162d116ecf2e9b5df94cd0afd786e7dfb0f31ca43eb824","sha256:d9270ed3705b6a5cd019cce4be2bc2f6e828b609bcb8c0b959301cb8e1e0e9c9"]}}[{"Config":"998597c2a484bcc001eae43ac7a54101f601f50b899646183c358f85c580e86a.json","RepoTags":["s:1"],"Layers":["222634899280bcc2ec766e91a3766c2e54e528ba7230dd76c3b348f9d22664bd/layer.tar","0ddd69eefc8daad6df887de4e8edff66b1d99061ab82bdbfb7234ff552160f52/layer.tar"]}]
[
    {
        "Id": "sha256:998597c2a484bcc001eae43ac7a54101f601f50b899646183c358f85c580e86a",
        "RepoTags": [
            "s:1"
        ],
        "RepoDigests": [],
        "Parent": "sha256:5db3426b04fbac37a13154b12f722f922b48f116864d1e0b97f0f143dfb34726",
        "Comment": "",
        "Created": "2026-11-30T06:19:32.760687513Z",
        "Container": "827ed6b7b3929132319e02f36ef0b5d0d367ae09e4e91b55d3e5e813629748e2",
        "ContainerConfig": {
            "Hostname": "827ed6b7b392",
            "Domainname": "",
            "User": "",
            "AttachStdin": false,
            "AttachStdout": false,
            "AttachStderr": false,
            "Tty": false,
            "OpenStdin": false,
            "StdinOnce": false,
            "Env": [
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "DATABASE_URL=postgres://shop:⟦1⟧@db:5432/shop",
                "NODE_ENV=production"
            ],
            "Cmd": [
                "/bin/sh",
                "-c",
                "#(nop) ",
                "CMD [\"serve\" \"--admin-pass\" \"⟦2⟧\"]"
            ],
            "Image": "sha256:5db3426b04fbac37a13154b12f722f922b48f116864d1e0b97f0f143dfb34726",
            "Volumes": null,
            "WorkingDir": "",
            "Entrypoint": null,
            "OnBuild": null,
            "Labels": {}
        },
        "DockerVersion": "20.10.24+dfsg1",
        "Author": "",
        "Config": {
            "Hostname": "",
            "Domainname": "",
            "User": "",
            "AttachStdin": false,
            "AttachStdout": false,
            "AttachStderr": false,
            "Tty": false,
            "OpenStdin": false,
            "StdinOnce": false,
            "Env": [
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "DATABASE_URL=postgres://shop:⟦1⟧@db:5432/shop",
                "NODE_ENV=production"
            ],
            "Cmd": [
                "serve",
                "--admin-pass",
                "⟦2⟧"
DEPRECATED: The legacy builder is deprecated and will be removed in a future release.
            BuildKit is currently disabled; enable it by removing the DOCKER_BUILDKIT=0
            environment-variable.

Sending build context to Docker daemon  3.072kB␍␍
⟪Error response from daemon⟫: ⟪dockerfile parse error line⟫ 3: ⟪unknown instruction: ENVV⟫
DEPRECATED: The legacy builder is deprecated and will be removed in a future release.
            BuildKit is currently disabled; enable it by removing the DOCKER_BUILDKIT=0
            environment-variable.

Sending build context to Docker daemon  4.096kB␍␍
Error response from daemon: dockerfile parse error line 2: ⟪Unknown flag: secret⟫
