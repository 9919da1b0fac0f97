path	stack/compose-config-env.txt
group	stack
---
⟪unknown flag⟫: --environment
daoflow 722339db0695227dc88d5cc8dae6efad160d2ba752019221c37b2f55a3400458
postgres 72c96b90b17f7ade02d2a6b9b87b1fe85c26b77be088dd460f216f861f3204ae
redis cc469fb8cbe1302c843d97c91dff5ba68b286352785d7dce49f717be5c05f561
tunnel 3cf2b96ad727bb2cd4a4283eb21886da723722928088657e2538e6d277994cbe
redis:7-alpine
busybox:1.36
ghcr.io/daoflow-dev/daoflow:0.11.0
postgres:17
NAME                             REQUIRED            DEFAULT VALUE       ALTERNATE VALUE
DAOFLOW_PORT                     false                                   
DAOFLOW_VERSION                  false               0.11.0              
DAOFLOW_DATABASE_NAME            false                                   
BETTER_AUTH_SECRET               true                                    
SMTP_PASSWORD                    false                                   
DAOFLOW_BIND                     false                                   
REDIS_PASSWORD                   false                                   
CLOUDFLARE_TUNNEL_TOKEN          false                                   
BETTER_AUTH_URL                  false                                   
ENCRYPTION_KEY                   true                                    
POSTGRES_PASSWORD                false                                   
DAOFLOW_INITIAL_ADMIN_PASSWORD   false                                   
