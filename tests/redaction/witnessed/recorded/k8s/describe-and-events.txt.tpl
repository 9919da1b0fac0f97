path	k8s/describe-and-events.txt
group	-
0	any	«32»
1	word	«W6»!«w5»«d2»
2	jwt	
3	any	«64»
---
Name:             api-6c9d8f7b5-x2k9q
Namespace:        shop
Node:             node-eu-2/⟪10.0.3.14⟫
⟪Status:           Pending⟫
Containers:
  api:
    ⟪Image:         ghcr.io/acme/api⟫:1.4.2
    Args:
      --admin-token=⟦0⟧
      --listen=:8080
    State:          Waiting
      Reason:       CrashLoopBackOff
    Last State:     Terminated
      ⟪Exit Code⟫:    137
    Environment:
      ⟪DB_PASSWORD⟫:    ⟦1⟧
      ⟪DB_HOST⟫:        ⟪db.example.net⟫
      ⟪API_TOKEN⟫:      <set to the key 'token' in secret 'shop-api'>  Optional: false
Events:
  Type     Reason     Age                From     Message
  ⟪Warning  Unhealthy⟫  2m (x5 over 4m)    ⟪kubelet  Readiness probe failed: HTTP probe failed with⟫ statuscode: 503
  ⟪Warning  Failed⟫     90s                ⟪kubelet  Error: failed to create containerd⟫ task: exec: "--admin-token=⟦0⟧": ⟪executable file not found in⟫ $PATH: unknown
users:
- ⟪name: ops⟫
  user:
    token: ⟦2⟧
    client-key-data: ⦃b64= -----BEGIN PRIVATE KEY-----␤⟦3⟧␤⦄
