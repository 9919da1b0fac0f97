path	app/python-traceback-locals.txt
group	-
0	any	«24»
1	word	«W6»'«w5»!«d3»
2	any	glpat-«20»
---
⟪ERROR:root:deploy failed⟫: {'passphrase': "⟦1⟧", 'stage': 'migrate', 'exit': 1}
Traceback (most recent call last):
  File "⟪/srv/app/p.py⟫", line 9, in <module>
    try: main()
         ^^^^^^
  File "/srv/app/p.py", line 8, in main
    connect('⟪db.example.net⟫',5432,'shop','⟦0⟧')
  File "/srv/app/p.py", line 5, in connect
    raise ConnectionRefusedError(111,'⟪Connection refused⟫',host)
ConnectionRefusedError: [Errno 111] Connection refused: 'db.example.net'
Traceback (most recent call last):
  File "/srv/app/p.py", line 9, in <module>
    try: main()
         ^^^^^^
    __annotations__ = {}
    __builtins__ = <module 'builtins' (built-in)>
    __cached__ = None
    __doc__ = None
    __file__ = '/srv/app/p.py'
    __loader__ = <_frozen_importlib_external.SourceFileLoader object at 0x7f070001c490>
    __name__ = '__main__'
    __package__ = None
    __spec__ = None
    __warningregistry__ = {'version': 1}
    cgitb = <module 'cgitb' from '⟪/usr/lib/python3.11/cgitb.py⟫'>
    connect = <function connect at 0x7f06fffadbc0>
    e = ConnectionRefusedError(111, 'Connection refused')
    logging = <module 'logging' from '⟪/usr/lib/python3.11/logging/__init__.py⟫'>
    main = <function main at 0x7f06fff422a0>
    sys = <module 'sys' (built-in)>
    traceback = <module 'traceback' from '⟪/usr/lib/python3.11/traceback.py⟫'>
  File "/srv/app/p.py", line 8, in main
    connect('db.example.net',5432,'shop','⟦0⟧')
    attempts = 3
    token = '⟦2⟧'
  File "/srv/app/p.py", line 5, in connect
    raise ConnectionRefusedError(111,'Connection refused',host)
    dsn = 'postgresql://shop:⟦0⟧@⟪db.example.net:5432⟫/shop'
    ⟪host = 'db.example.net⟫'
    password = '⟦0⟧'
    ⟪port = 5432⟫
    ⟪user = 'shop⟫'
ConnectionRefusedError: [Errno 111] Connection refused: 'db.example.net'

Traceback (most recent call last):
  File "/srv/app/p.py", line 9, in <module>
    try: main()
         ^^^^^^
  File "/srv/app/p.py", line 8, in main
    connect('db.example.net',5432,'shop','⟦0⟧')
  File "/srv/app/p.py", line 5, in connect
    raise ConnectionRefusedError(111,'Connection refused',host)
ConnectionRefusedError: [Errno 111] Connection refused: 'db.example.net'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/srv/app/p.py", line 13, in <module>
    print(cgitb.text(sys.exc_info(),context=2)[:2500])
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  File "/usr/lib/python3.11/cgitb.py", line 258, in text
    value = pydoc.text.repr(getattr(evalue, name))
                            ^^^^^^^^^^^^^^^^^^^^^
AttributeError: characters_written
