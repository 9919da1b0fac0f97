path	tests/python-unittest.txt
group	-
0	any	«32»
1	word	«W6»!«w5»«d2»
2	word	«W6»&«w5»=«d3»
---
FEFFF
======================================================================
⟪ERROR: test⟫_err (__main__.T.test_err)
----------------------------------------------------------------------
Traceback (most recent call last):
  File "⟪/srv/app/p.py⟫", line 9, in test_err
    def test_err(self): raise ValueError('bad secret %r for key id kid-2041' % '⟦2⟧')
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ValueError: bad secret '⟦2⟧' for key id kid-2041

======================================================================
⟪FAIL: test⟫_env (__main__.T.test_env)
----------------------------------------------------------------------
Traceback (most recent call last):
  File "/srv/app/p.py", line 5, in test_env
    def test_env(self): self.assertEqual({'⟪DB_PASSWORD⟫':'⟦1⟧','PORT':'5432','REGION':'eu'},{'DB_PASSWORD':'⟦2⟧','PORT':'5433','REGION':'eu'})
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
AssertionError: {'DB_PASSWORD': '⟦1⟧', 'PORT': '5432', 'REGION': 'eu'} != {'DB_PASSWORD': '⟦2⟧', 'PORT': '5433', 'REGION': 'eu'}
- {'DB_PASSWORD': '⟦1⟧', 'PORT': '5432', 'REGION': 'eu'}
?                  ^^ ^ ^^^^^^^ ^               ^

+ {'DB_PASSWORD': '⟦2⟧', 'PORT': '5433', 'REGION': 'eu'}
?                  ^^^^^ ^^^^ ^^^ ^               ^


======================================================================
FAIL: test_in (__main__.T.test_in)
----------------------------------------------------------------------
Traceback (most recent call last):
  File "/srv/app/p.py", line 7, in test_in
    def test_in(self): self.assertIn('api_key',{'apikey':'⟦0⟧','⟪ttl':3600⟫})
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
AssertionError: 'api_key' ⟪not found in⟫ {'apikey': '⟦0⟧', '⟪ttl': 3600⟫}

======================================================================
FAIL: test_list (__main__.T.test_list)
----------------------------------------------------------------------
Traceback (most recent call last):
  File "/srv/app/p.py", line 8, in test_list
    def test_list(self): self.assertEqual(['--password','⟦1⟧','--port','1'],['--password','⟦1⟧','--port','2'])
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
AssertionError: Lists differ: ['--password', '⟦1⟧', '--port', '1'] != ['--password', '⟦1⟧', '--port', '2']

First differing element 3:
'1'
'2'

- ['--password', '⟦1⟧', '--port', '1']
?                                             ^

+ ['--password', '⟦1⟧', '--port', '2']
?                                             ^


======================================================================
FAIL: test_token (__main__.T.test_token)
----------------------------------------------------------------------
Traceback (most recent call last):
  File "/srv/app/p.py", line 6, in test_token
    def test_token(self): self.assertEqual('token='+'⟦0⟧','token=','bearer token differs')
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
AssertionError: 'token=⟦0⟧' != 'token='
- token=⟦0⟧
+ token=
 : bearer token differs

----------------------------------------------------------------------
Ran 5 tests in 0.002s

FAILED (failures=4, errors=1)
