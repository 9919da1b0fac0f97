path	iac/terraform.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	hex	«64»
3	upper	AKIA«16»
4	any	«13»/«13»+«12»
---
# aws_db_instance.shop will be updated in-place
  ~ resource "aws_db_instance" "shop" {
        id                = "shop-prod"
      ~ password          = "⟦0⟧" -> (sensitive value)
      ~ ⟪allocated_storage⟫ = 20 -> 50
    }
  + resource "random_password" "session" {
      + length = 32
      + result = (known after apply)
    }
  + environment {
      + "⟪API_TOKEN⟫" = "⟦1⟧"
      + "⟪LOG_LEVEL⟫" = "info"
    }
Plan: 1 to add, 1 to change, 0 to destroy.
Outputs:
master_password = "⟦0⟧"
endpoint = "⟪shop-prod.c9x.eu-central-1.rds.example.com:5432⟫"
{"version":4,"⟪terraform_version⟫":"1.6.2","serial":42,"resources":[{"mode":"managed","type":"random_password","instances":[{"attributes":{"id":"none","length":32,"result":"⟦1⟧","special":false}}]},{"type":"aws_iam_access_key","instances":[{"attributes":{"id":"⟦3⟧","secret":"⟦4⟧","⟪status":"Active⟫","⟪user":"deploy⟫"}}]}]}
# terraform.tfvars
db_password   = "⟦0⟧"
session_key   = "⟦2⟧"
instance_type = "t3.medium"
⟪Error: error configuring provider⟫ "vault": ⟪failed to create token: invalid credentials⟫ ⟦1⟧ for https://⟪vault.example.com:8200⟫
