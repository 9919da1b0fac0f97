path	tests/python-warn-trace.txt
group	-
0	any	«32»
1	word	«W6»!«w5»«d2»
---
⟪/srv/app/p.py⟫:5: ⟪UserWarning⟫: deprecated: login(password='⟦1⟧') uses plain text
  warnings.warn('deprecated: login(password=%r) uses plain text' % password); sqlite3.connect(':memory:').set_trace_callback(print)
⟪ERROR:root:state⟫ {'password': '⟦1⟧', '⟪user': 'svc⟫', 'token': '⟦0⟧', 'c': <sqlite3.Connection object at 0x7fa0036763e0>}
Stack (most recent call last):
  File "/srv/app/p.py", line 17, in <module>
    login('⟦1⟧')
  File "/srv/app/p.py", line 8, in login
    logging.error('state %s', locals(), ⟪stack_info⟫=True); print(sys._getframe().f_locals)
create table t(api_key text)
BEGIN 
insert into t values('⟦0⟧')
ArgInfo(args=['password', 'user'], varargs=None, keywords=None, locals={'password': '⟦1⟧', 'user': 'svc', 'token': '⟦0⟧', 'c': <sqlite3.Connection object at 0x7fa0036763e0>})
(password='⟦1⟧', ⟪user='svc⟫')
{'password': '⟦1⟧', 'user': 'svc', 'token': '⟦0⟧', 'c': <sqlite3.Connection object at 0x7fa0036763e0>}
Traceback (most recent call last):
  File "/srv/app/p.py", line 9, in login
    1/0
    ~^~
ZeroDivisionError: division by zero
  password = '⟦1⟧'
  ⟪user = 'svc⟫'
  token = '⟦0⟧'
 'LANG': 'C.UTF-8'
 '⟪DEPLOY_TOKEN⟫': '⟦0⟧'
/srv/app/p.py:5: UserWarning: deprecated: login(password='⟦1⟧') uses plain text
  warnings.warn('deprecated: login(password=%r) uses plain text' % password); sqlite3.connect(':memory:').set_trace_callback(print)
Breakpoint 1 at /srv/app/p.py:7
create table t(api_key text)
BEGIN 
insert into t values('⟦0⟧')
('⟦1⟧', '⟦0⟧')
password = '⟦1⟧'
user = 'svc'
