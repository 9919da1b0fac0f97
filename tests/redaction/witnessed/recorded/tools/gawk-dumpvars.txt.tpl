path	tools/gawk-dumpvars.txt
group	-
0	any	«32»
1	word	«W6»!«w5»«d2»
---
ARGC: 1
ARGIND: 0
ARGV: array, 1 elements
BINMODE: 0
CONVFMT: "%.6g"
ENVIRON: array, 12 elements
ERRNO: ""
FIELDWIDTHS: ""
FILENAME: ""
FNR: 0
FPAT: "[^[:space:]]+"
FS: " "
FUNCTAB: array, 42 elements
IGNORECASE: 0
LINT: 0
NF: 0
NR: 0
OFMT: "%.6g"
OFS: " "
ORS: "\n"
PREC: 53
PROCINFO: array, 19 elements
RLENGTH: 0
ROUNDMODE: "N"
RS: "\n"
RSTART: 0
RT: ""
SUBSEP: "\034"
SYMTAB: array, 32 elements
TEXTDOMAIN: "messages"
api_key: "⟦0⟧"
n: 3
pw: "⟦1⟧"
⟪region: "eu⟫"
secret|        42|⟦0⟧
 14
gawk: cmd. line:1: (FILENAME=- FNR=1) ⟪fatal: cannot redirect to⟫ `⟪/nope/x⟫': ⟪No such file or directory⟫
password: ⟦0⟧ port: 1
⟪/bin/bash⟫: line 1: m4: ⟪command not found⟫
(standard_in) 1: ⟪syntax error⟫
expr: non-integer argument
/bin/bash: line 1: printf: ⟦0⟧: ⟪invalid number⟫
8
/bin/bash: line 1: [: ⟦0⟧: integer expression expected
/bin/bash: line 1: ((: ⟦0⟧x: value too great for base (⟪error token is⟫ "⟦0⟧x")
/bin/bash: line 1: kill: ⟦0⟧: arguments must be process or job IDs
⟪chmod: invalid mode⟫: ‘⟦0⟧’
Try 'chmod --help' for more information.
⟪Unsupported operation for⟫ -Y: "x"␍
usage: ssh-keygen [-q] [-a rounds] [-b bits] [-C comment] [-f output_keyfile]
                  [-m format] [-N new_passphrase] [-O option]
                  [-t dsa | ecdsa | ecdsa-sk | ed25519 | ed25519-sk | rsa]
                  [-w provider] [-Z cipher]
       ssh-keygen -p [-a rounds] [-f keyfile] [-m format] [-N new_passphrase]
                   [-P old_passphrase] [-Z cipher]
       ssh-keygen -i [-f input_keyfile] [-m key_format]
       ssh-keygen -e [-f input_keyfile] [-m key_format]
       ssh-keygen -y [-f input_keyfile]
       ssh-keygen -c [-a rounds] [-C comment] [-f keyfile] [-P passphrase]
       ssh-keygen -l [-v] [-E fingerprint_hash] [-f input_keyfile]
       ssh-keygen -B [-f input_keyfile]
       ssh-keygen -D pkcs11
       ssh-keygen -F hostname [-lv] [-f known_hosts_file]
       ssh-keygen -H [-f known_hosts_file]
       ssh-keygen -K [-a rounds] [-w provider]
       ssh-keygen -R hostname [-f known_hosts_file]
       ssh-keygen -r hostname [-g] [-f input_keyfile]
       ssh-keygen -M generate [-O option] output_file
       ssh-keygen -M screen [-f input_file] [-O option] output_file
       ssh-keygen -I certificate_identity -s ca_key [-hU] [-D pkcs11_provider]
                  [-n principals] [-O option] [-V validity_interval]
                  [-z serial_number] file ...
       ssh-keygen -L [-f input_keyfile]
       ssh-keygen -A [-a rounds] [-f prefix_path]
       ssh-keygen -k -f krl_file [-u] [-s ca_public] [-z version_number]
                  file ...
       ssh-keygen -Q [-l] -f krl_file [file ...]
       ssh-keygen -Y find-principals -s signature_file -f allowed_signers_file
       ssh-keygen -Y match-principals -I signer_identity -f allowed_signers_file
       ssh-keygen -Y check-novalidate -n namespace -s signature_file
       ssh-keygen -Y sign -f key_file -n namespace file [-O option] ...
       ssh-keygen -Y verify -f allowed_signers_file -I signer_identity
                  -n namespace -s signature_file [-r krl_file] [-O option]
/bin/bash: line 1: declare: ⟦0⟧: value too great for base (error token is "⟦0⟧")
