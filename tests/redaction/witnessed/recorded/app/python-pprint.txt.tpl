path	app/python-pprint.txt
group	-
0	word	«W6»'«w5»!«d3»
1	word	«W6»$«w5»"«d3»
2	word	é«W6»ü«w5»«d3»
3	word	«W6»\«w5»;«d3»
---
{'⟪api_key⟫': '⟦2⟧',
 'db': {'host': '⟪db.example.net⟫',
        'password': "⟦0⟧",
        '⟪pool_size⟫': 10,
        '⟪port': 5432⟫},
 '⟪ldap_bind_pw⟫': '⟦3|«0:6»\\«7:12»;«13:16»⟧',
 'regions': ['eu-central-1', 'eu-west-1'],
 'retries': 3,
 'smtp': {'password': '⟦1⟧', 'tls': True, '⟪user': 'mailer⟫'}}
{'api_key': '⟦2⟧',
 'db': {'⟪host': 'db.example.net⟫',
        'password': "⟦0⟧",
        '⟪pool_size': 10⟫,
        'port': 5432},
 'ldap_bind_pw': '⟦3|«0:6»\\«7:12»;«13:16»⟧',
 'regions': ['eu-central-1',
             'eu-west-1'],
 'retries': 3,
 'smtp': {'password': '⟦1⟧',
          'tls': True,
          'user': 'mailer'}}
{'db': {'host': 'db.example.net', 'port': 5432, 'password': "⟦0⟧", 'pool_size': 10}, 'smtp': {'user': 'mailer', 'password': '⟦1⟧', 'tls': True}, 'api_key': '⟦2⟧', 'ldap_bind_pw': '⟦3|«0:6»\\«7:12»;«13:16»⟧', 'retries': 3, 'regions': ['eu-central-1', 'eu-west-1']}
b'{\'db\': {\'host\': \'db.example.net\', \'port\': 5432, \'password\': "⟦0|«0:6»\'«7:12»!«13:16»⟧", \'pool_size\': 10}, \'smtp\': {\'user\': \'mailer\', \'password\': \'⟦1⟧\', \'tls\': True}, \'api_key\': \'⟦2|\xc3\xa9«1:7»\xc3\xbc«8:16»⟧\', \'ldap_bind_pw\': \'⟦3|«0:6»\\\\«7:12»;«13:16»⟧\', \'retries\': 3, \'regions\': [\'eu-central-1\', \'eu-west-1\']}'
{
 "db": {
  "⟪host": "db.example.net⟫",
  "⟪port": 5432⟫,
  "password": "⟦0⟧",
  "pool_size": 10
 },
 "smtp": {
  "user": "mailer",
  "password": "⟦1|«0:6»$«7:12»\"«13:16»⟧",
  "tls": true
 },
 "api_key": "⟦2|\u00e9«1:7»\u00fc«8:16»⟧",
 "ldap_bind_pw": "⟦3|«0:6»\\«7:12»;«13:16»⟧",
 "retries": 3,
 "regions": [
  "eu-central-1",
  "eu-west-1"
 ]
}
namespace(db={'host': 'db.example.net', 'port': 5432, 'password': "⟦0⟧", 'pool_size': 10}, smtp={'user': 'mailer', 'password': '⟦1⟧', 'tls': True}, api_key='⟦2⟧', ldap_bind_pw='⟦3|«0:6»\\«7:12»;«13:16»⟧', retries=3, regions=['eu-central-1', 'eu-west-1'])
[('user', 'mailer'), ('password', '⟦1⟧'), ('tls', True)]
OrderedDict([('host', 'db.example.net'), ('port', 5432), ('password', "⟦0⟧"), ('pool_size', 10)])
'\xe9Falcon\xfcriver653'
