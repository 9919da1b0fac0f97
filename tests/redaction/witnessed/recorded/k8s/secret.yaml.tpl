path	k8s/secret.yaml
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
2	any	ghp_«36»
3	hex	«48»
---
apiVersion: v1
kind: Secret
metadata:
  ⟪name: shop-db⟫
  namespace: shop
  uid: ⟪7d1f3c1e-9a4b-4c2d-8f10-c0ffee000001⟫
  ⟪resourceVersion⟫: "184467"
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"⟪apiVersion⟫": "v1", "kind": "Secret", "⟪stringData⟫": {"password": "⟦0⟧", "token": "⟦1⟧"}}
type: Opaque
data:
  username: c2hvcA==
  password: ⦃b64= ⟦0⟧⦄
  api-token: ⦃b64= ⟦1⟧⦄
  config.ini: ⦃b64= [db]␤host=db.example.net␤password=⟦3⟧␤⦄
---
kind: Secret
type: kubernetes.io/dockerconfigjson
data:
  .dockerconfigjson: ⦃b64= {"auths": {"ghcr.io": {"username": "mira", "password": "⟦2⟧", "auth": "⦃b64= mira:⟦2⟧⦄"}}}⦄
