path	daoflow/harmless-state.json
group	-
---
{
  "⟪declaredConfig⟫": {
    "⟪composeFile⟫": "docker-compose.yml",
    "⟪image": "ghcr.io/acme/shop⟫:1.4.2"
  },
  "⟪effectiveDeployment⟫": {
    "⟪replayableSnapshot⟫": {
      "⟪composeBuildPlan⟫": {
        "⟪graphServices⟫": [
          {
            "⟪serviceName⟫": "api",
            "image": "ghcr.io/acme/shop@⟪sha256:01ff02d3209bdb02aadc23ef11de7646591951ff71cb7b06cbcb8a79906264cf⟫",
            "healthcheck": "curl -f http://localhost/ready",
            "⟪namedVolumes⟫": [
              "data"
            ]
          }
        ]
      }
    },
    "⟪envKeys⟫": [
      "⟪DB_PASSWORD⟫",
      "API_TOKEN"
    ],
    "⟪secretCount⟫": 2,
    "⟪commitSha⟫": "3e2e7c3436e2424ea93b849b2650e314314b3e78",
    "⟪configHash⟫": "9dcf2a66451fd8283d225d9c29925641689316cbafe12ea66c1828d5520d3547"
  },
  "⟪liveRuntime⟫": null,
  "⟪tokenPrefix⟫": "dfl_8f31",
  "⟪encryptionKeyConfigured⟫": true,
  "passwordPolicy": "strict",
  "sessionExpiresInSeconds": 604800,
  "workflowId": "deploy-23fffdb196ab81ede8f1988542c786fe",
  "runId": "⟪7d1f3c1e-9a4b-4c2d-8f10-c0ffee000002⟫",
  "failureReason": "⟪Failed to prepare remote workspace⟫ ⟪/tmp/daoflow-staging/f715274553970ec908a12c6c93bb2893.⟫",
  "statusCode": 503,
  "publicKeyFingerprint": "⟪SHA256:Vn1vCqVtqfGs0yN7UuEoC0Hq7vJx3d1m6l1c8oYkzF0⟫"
}
