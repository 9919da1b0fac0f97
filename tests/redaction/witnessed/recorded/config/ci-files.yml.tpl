path	config/ci-files.yml
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
2	any	ghp_«36»
3	any	glpat-«20»
4	tail	xoxb-«d12»-«d13»-«24»
5	any	npm_«36»
6	any	SG.«22».«43»
7	hex	dop_v1_«64»
8	any	hf_«34»
---
variables:
  ⟪DOCKER_AUTH_CONFIG⟫: '{"auths":{"⟪registry.example.com⟫":{"auth":"⦃b64= ci:⟦1⟧⦄"}}}'
  ⟪DEPLOY_PASSWORD⟫: {value: "⟦0⟧", description: "used by deploy"}
jobs:
  deploy:
    env:
      ⟪GH_TOKEN⟫: ⟦2⟧
      ⟪HF_TOKEN⟫: ⟦8⟧
      ⟪CHECKOUT_DEPTH⟫: 1
      SAFE: ${{ secrets.DEPLOY_KEY }}
    steps:
      - run: curl --header "PRIVATE-TOKEN: ⟦3⟧" https://⟪git.example.com⟫⟪/api/v4/projects/7/variables⟫
      - uses: docker/login-action@v3
        with: {registry: ghcr.io, username: mira, password: ⟦2⟧}
      - run: |
          echo "//registry.npmjs.example/:_authToken=⟦5⟧" > .npmrc
          doctl auth init -t ⟦7⟧
          export ⟪SENDGRID_API_KEY⟫=⟦6⟧
::add-mask::⟦1⟧
##[debug]Evaluating: secrets.DEPLOY_KEY
##[command]⟪/usr/bin/git⟫ -c http.extraheader="AUTHORIZATION: basic ⦃b64= x-access-token:⟦2⟧⦄" fetch --depth=1 origin +4f1c2d3e4b5a69788796a5b4c3d2e1f00f1e2d3c
$ helm upgrade --install shop ./chart --set db.password=⟦0⟧,image.tag=1.4.2 --set-string slack.token=⟦4⟧
⟪Error: UPGRADE FAILED: cannot patch⟫ "shop-db" with kind Secret: "stringData.password=⟦0⟧" ⟪is invalid⟫
