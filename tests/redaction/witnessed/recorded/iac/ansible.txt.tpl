path	iac/ansible.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
---
[WARNING]: No inventory was parsed, only implicit localhost is available
[WARNING]: provided hosts list is empty, only localhost is available. Note that
the implicit localhost does not match 'all'
ansible-playbook [core 2.14.18]
  executable location = ⟪/usr/bin/ansible-playbook⟫
  jinja version = 3.1.2
  libyaml = True
No config file found; using defaults
host_list declined parsing ⟪/etc/ansible/hosts⟫ as it did not pass its verify_file() method
Skipping due to inventory source not existing or not being readable by the current user
script declined parsing /etc/ansible/hosts as it did not pass its verify_file() method
auto declined parsing /etc/ansible/hosts as it did not pass its verify_file() method
Skipping due to inventory source not existing or not being readable by the current user
yaml declined parsing /etc/ansible/hosts as it did not pass its verify_file() method
Skipping due to inventory source not existing or not being readable by the current user
ini declined parsing /etc/ansible/hosts as it did not pass its verify_file() method
Skipping due to inventory source not existing or not being readable by the current user
toml declined parsing /etc/ansible/hosts as it did not pass its verify_file() method
Skipping callback 'default', as we already have a stdout callback.
Skipping callback 'minimal', as we already have a stdout callback.
Skipping callback 'oneline', as we already have a stdout callback.

PLAYBOOK: pb.yml ***************************************************************
1 plays in pb.yml

PLAY [localhost] ***************************************************************

TASK [debug] *******************************************************************
task path: /srv/app/pb.yml:9
ok: [localhost] => {
    "api": {
        "token": "⟦1⟧",
        "url": "https://⟪api.example.com⟫"
    }
}

TASK [debug] *******************************************************************
task path: /srv/app/pb.yml:10
ok: [localhost] => {
    "msg": "connecting with ⟦0⟧ to ⟪db.example.net⟫"
}

TASK [command] *****************************************************************
task path: /srv/app/pb.yml:11
<⟪127.0.0.1⟫> ESTABLISH LOCAL CONNECTION FOR USER: ops
<127.0.0.1> EXEC /bin/sh -c 'echo ~ops && sleep 0'
<127.0.0.1> EXEC /bin/sh -c '( umask 77 && mkdir -p "` echo ~ops/.ansible/tmp `"&& mkdir "` echo ~ops/.ansible/tmp/ansible-tmp-1796017599.3364327-521-154998963960449 `" && echo ansible-tmp-1796017599.3364327-521-154998963960449="` echo ~ops/.ansible/tmp/ansible-tmp-1796017599.3364327-521-154998963960449 `" ) && sleep 0'
Using module file /usr/lib/python3/dist-packages/ansible/modules/command.py
<127.0.0.1> PUT /home/ops/.ansible/tmp/ansible-local-508j_ittjrd/tmpakay5b9f TO /srv/app/~ops/.ansible/tmp/ansible-tmp-1796017599.3364327-521-154998963960449/AnsiballZ_command.py
<127.0.0.1> EXEC /bin/sh -c 'chmod u+x '"'"'~ops/.ansible/tmp/ansible-tmp-1796017599.3364327-521-154998963960449/'"'"' '"'"'~ops/.ansible/tmp/ansible-tmp-1796017599.3364327-521-154998963960449/AnsiballZ_command.py'"'"' && sleep 0'
<127.0.0.1> EXEC /bin/sh -c '/usr/bin/python3 '"'"'~ops/.ansible/tmp/ansible-tmp-1796017599.3364327-521-154998963960449/AnsiballZ_command.py'"'"' && sleep 0'
<127.0.0.1> EXEC /bin/sh -c 'rm -f -r '"'"'~ops/.ansible/tmp/ansible-tmp-1796017599.3364327-521-154998963960449/'"'"' > /dev/null 2>&1 && sleep 0'
changed: [localhost] => {
    "changed": true,
    "cmd": [
        "echo",
        "--password",
        "⟦0⟧"
    ],
    "delta": "0:00:00.043842",
    "end": "⟪2026-11-30 05:46:43.074808⟫",
    "invocation": {
        "⟪module_args⟫": {
            "_raw_params": "echo --password ⟦0⟧",
            "_uses_shell": false,
            "argv": null,
            "chdir": null,
            "creates": null,
            "executable": null,
            "removes": null,
            "stdin": null,
            "⟪stdin_add_newline⟫": true,
            "⟪strip_empty_ends⟫": true
        }
    },
    "msg": "",
    "rc": 0,
    "start": "⟪2026-11-30 05:46:43.030966⟫",
    "stderr": "",
    "⟪stderr_lines⟫": [],
    "stdout": "--password ⟦0⟧",
    "⟪stdout_lines⟫": [
        "--password ⟦0⟧"
    ]
}

TASK [debug] *******************************************************************
task path: /srv/app/pb.yml:13
ok: [localhost] => {
    "r": {
        "changed": true,
        "cmd": [
            "echo",
            "--password",
            "⟦0⟧"
        ],
        "delta": "0:00:00.043842",
        "end": "2026-11-30 05:46:43.074808",
        "failed": false,
        "msg": "",
        "rc": 0,
        "start": "2026-11-30 05:46:43.030966",
        "stderr": "",
        "stderr_lines": [],
        "stdout": "--password ⟦0⟧",
        "stdout_lines": [
            "--password ⟦0⟧"
        ]
    }
}

TASK [copy] ********************************************************************
task path: /srv/app/pb.yml:14
<127.0.0.1> ESTABLISH LOCAL CONNECTION FOR USER: ops
<127.0.0.1> EXEC /bin/sh -c 'echo ~ops && sleep 0'
<127.0.0.1> EXEC /bin/sh -c '( umask 77 && mkdir -p "` echo ~ops/.ansible/tmp `"&& mkdir "` echo ~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164 `" && echo ansible-tmp-1796017603.679655-550-228802897646164="` echo ~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164 `" ) && sleep 0'
Using module file /usr/lib/python3/dist-packages/ansible/modules/stat.py
<127.0.0.1> PUT /home/ops/.ansible/tmp/ansible-local-508j_ittjrd/tmp0r0myyp0 TO /srv/app/~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164/AnsiballZ_stat.py
<127.0.0.1> EXEC /bin/sh -c 'chmod u+x '"'"'~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164/'"'"' '"'"'~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164/AnsiballZ_stat.py'"'"' && sleep 0'
<127.0.0.1> EXEC /bin/sh -c '/usr/bin/python3 '"'"'~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164/AnsiballZ_stat.py'"'"' && sleep 0'
Using module file /usr/lib/python3/dist-packages/ansible/modules/file.py
<127.0.0.1> PUT /home/ops/.ansible/tmp/ansible-local-508j_ittjrd/tmphb12u20n TO /srv/app/~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164/AnsiballZ_file.py
<127.0.0.1> EXEC /bin/sh -c 'chmod u+x '"'"'~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164/'"'"' '"'"'~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164/AnsiballZ_file.py'"'"' && sleep 0'
<127.0.0.1> EXEC /bin/sh -c '/usr/bin/python3 '"'"'~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164/AnsiballZ_file.py'"'"' && sleep 0'
<127.0.0.1> PUT /home/ops/.ansible/tmp/ansible-local-508j_ittjrd/tmpxue9qmfs TO /srv/app/~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164/source
<127.0.0.1> EXEC /bin/sh -c 'chmod u+x '"'"'~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164/'"'"' '"'"'~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164/source'"'"' && sleep 0'
Using module file /usr/lib/python3/dist-packages/ansible/modules/copy.py
<127.0.0.1> PUT /home/ops/.ansible/tmp/ansible-local-508j_ittjrd/tmp5xgpff73 TO /srv/app/~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164/AnsiballZ_copy.py
<127.0.0.1> EXEC /bin/sh -c 'chmod u+x '"'"'~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164/'"'"' '"'"'~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164/AnsiballZ_copy.py'"'"' && sleep 0'
<127.0.0.1> EXEC /bin/sh -c '/usr/bin/python3 '"'"'~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164/AnsiballZ_copy.py'"'"' && sleep 0'
<127.0.0.1> EXEC /bin/sh -c 'rm -f -r '"'"'~ops/.ansible/tmp/ansible-tmp-1796017603.679655-550-228802897646164/'"'"' > /dev/null 2>&1 && sleep 0'
--- before
+++ after: /home/ops/.ansible/tmp/ansible-local-508j_ittjrd/tmpxue9qmfs
@@ -0,0 +1,2 @@
+⟪DB_PASSWORD⟫=⟦0⟧
+PORT=5432

changed: [localhost] => {
    "changed": true,
    "checksum": "5b05ade4f88a0cbc5b962aa5c8d362f3918d97c6",
    "dest": "/srv/app/out.env",
    "diff": [
        {
            "after": "DB_PASSWORD=⟦0⟧\nPORT=5432\n",
            "after_header": "/home/ops/.ansible/tmp/ansible-local-508j_ittjrd/tmpxue9qmfs",
            "before": ""
        }
    ],
    "gid": 0,
    "group": "root",
    "invocation": {
        "module_args": {
            "_original_basename": "tmpxue9qmfs",
            "attributes": null,
            "backup": false,
            "checksum": "5b05ade4f88a0cbc5b962aa5c8d362f3918d97c6",
            "content": null,
            "dest": "/srv/app/out.env",
            "directory_mode": null,
            "follow": false,
            "force": true,
            "group": null,
            "local_follow": null,
            "mode": null,
            "owner": null,
            "remote_src": null,
            "selevel": null,
            "serole": null,
            "setype": null,
            "seuser": null,
db_password: !vault |
          $ANSIBLE_VAULT;1.1;AES256
          30353533653935646330643337383231383439666465333932383239363533303933663732346664
          3566633038313239666338323230376333623162373632640a363130376338303731333033663431
          66626562623436316435323534326366383235356565323935393766666165356132353037333863
          6462646265323430620a633966386235383066633135356465336165633232333438646134313633
          3933[WARNING]: No inventory was parsed, only implicit localhost is available
Skipping callback 'oneline', as we already have a stdout callback.
localhost | SUCCESS => {
    "msg": "⟦1⟧"
}
ERROR! the playbook: nope.yml ⟪could not be found⟫
