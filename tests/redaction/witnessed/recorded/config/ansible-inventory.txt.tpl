path	config/ansible-inventory.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«24»
2	word	«w5»-«w7»-«w4»-«w6»
---
{
    "_meta": {
        "hostvars": {
            "db1": {
                "⟪ansible_become_password⟫": "⟦0⟧",
                "⟪ansible_host⟫": "⟪192.0.2.21⟫",
                "⟪ansible_password⟫": "⟦1⟧",
                "⟪ansible_ssh_pass⟫": "⟦1⟧",
                "⟪ansible_user⟫": "ops",
                "⟪pool_size": 20⟫,
                "vault_master_passphrase": "⟦2⟧"
            }
        }
    },
    "all": {
        "children": [
            "ungrouped",
            "db"
        ]
    },
    "db": {
        "hosts": [
            "db1"
        ]
    }
}
all:
  children:
    db:
      hosts:
        db1:
          ansible_become_password: ⟦0⟧
          ansible_host: 192.0.2.21
          ansible_password: ⟦1⟧
          ansible_ssh_pass: ⟦1⟧
          ansible_user: ops
          ⟪pool_size: 20⟫
          vault_master_passphrase: ⟦2⟧
    ungrouped: {}
ansible_ssh_pass = "⟦1⟧"
vault_master_passphrase = "⟦2⟧"
⟪pool_size = 20⟫
ansible_host = "192.0.2.21"
ansible_user = "ops"
ansible_password = "⟦1⟧"
ansible_become_password = "⟦0⟧"
host_list declined parsing ⟪/srv/app/inv.ini⟫ as it did not pass its verify_file() method
script declined parsing /srv/app/inv.ini as it did not pass its verify_file() method
auto declined parsing /srv/app/inv.ini as it did not pass its verify_file() method
yaml declined parsing /srv/app/inv.ini as it did not pass its verify_file() method
Parsed /srv/app/inv.ini inventory source with ini plugin
Skipping callback 'default', as we already have a stdout callback.
Skipping callback 'minimal', as we already have a stdout callback.
Skipping callback 'oneline', as we already have a stdout callback.
<192.0.2.21> ESTABLISH SSH CONNECTION FOR USER: ops
db1 | FAILED! => {
    "msg": "to use the 'ssh' connection type with passwords or pkcs11_provider, you must install the sshpass program"
}
[db]
db1 ansible_host=192.0.2.21 ansible_user=ops ansible_password=⟦1⟧ ansible_become_password='⟦0⟧'
[db:vars]
ansible_ssh_pass=⟦1⟧
vault_master_passphrase=⟦2⟧
⟪pool_size=20⟫
