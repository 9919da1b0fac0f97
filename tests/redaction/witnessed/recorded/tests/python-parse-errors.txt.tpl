path	tests/python-parse-errors.txt
group	-
0	any	«24»
1	word	«W6»!«w5»«d2»
2	word	«W6»&«w5»=«d3»
---
usage: deploy [-h]
⟪deploy: error: unrecognized arguments⟫: --passwrd ⟦1⟧
JSONDecodeError: Expecting ',' delimiter: line 1 column 31 (char 30)
⟪ValueError: invalid literal for int⟫() with base 10: '⟦0⟧'
ParsingError: Source contains parsing errors: '<string>'
	[line  2]: 'password ⟦1⟧\n'
	[line  3]: '= x'
MissingSectionHeaderError: File contains no section headers.
file: '<string>', line: 1
'⟪api_key⟫=⟦0⟧'
⟪TOMLDecodeError: Invalid value⟫ (at line 1, column 12)
InvalidURL: nonnumeric ⟪port: '99x⟫'
InvalidURL: nonnumeric port: '⟦0⟧'
InvalidURL: URL can't contain control characters. '/?key=⟦1⟧ x' (found at least ' ')
⟪ValueError: Port could not be cast to integer value as⟫ 'x'
SystemExit: 2
ArgumentError: argument --pin: ⟪invalid int value⟫: '⟦0⟧'
ValueError: No closing quotation
KeyError: 'DB_PASSWORD'
AttributeError: 'Cfg' object has no attribute 'nope'
UnicodeDecodeError: 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)
ValueError: 'db:⟦0⟧' does not appear to be an IPv4 or IPv6 address
Module(body=[Assign(targets=[Name(id='⟪DB_PASSWORD⟫', ctx=Store())], value=Constant(value='⟦1⟧'))], ⟪type_ignores⟫=[])
FileNotFoundError: [Errno 2] ⟪No such file or directory⟫: '/srv/secrets/⟦0⟧.key'
ValueError: non-hexadecimal number found in fromhex() arg at position 0
⟪error: missing⟫ ), unterminated subpattern at position 7
ScannerError: mapping values are not allowed here
  in "<unicode string>", line 2, column 27:
      password: ⟦1⟧: x
                              ^
ScannerError: while scanning a quoted scalar
  in "<unicode string>", line 1, column 11:
    password: "⟦2⟧
              ^
found unexpected end of stream
  in "<unicode string>", line 3, column 1:
    
    ^
ScannerError: while scanning for the next token
found character '@' ⟪that cannot start any token⟫
  in "<unicode string>", line 1, column 5:
    pw: @⟦0⟧
        ^
hosts:
- ⟪name: API_KEY⟫
  value: ⟦0⟧
smtp:
  password: ⟦1⟧
  ⟪port: 25⟫

ComposerError: found undefined alias '⟦0⟧'
  in "<unicode string>", line 1, column 4:
    a: *⟦0⟧
       ^
    0: \x80 PROTO      4
    2: \x95 FRAME      56
   11: }    EMPTY_DICT
   12: \x94 MEMOIZE    (as 0)
   13: (    MARK
   14: \x8c     SHORT_BINUNICODE 'client_secret'
   29: \x94     MEMOIZE    (as 1)
   30: \x8c     SHORT_BINUNICODE '⟦0⟧'
   56: \x94     MEMOIZE    (as 2)
   57: \x8c     SHORT_BINUNICODE 'ttl'
   62: \x94     MEMOIZE    (as 3)
   63: K        BININT1    30
   65: u        SETITEMS   (MARK at 13)
   66: .    STOP
highest protocol among opcodes = 4
- password: ⟦1⟧
+ password: ⟦2⟧
  0           0 RESUME                   0

  1           2 LOAD_CONST               0 ('⟦0⟧')
              4 STORE_NAME               0 (TOKEN)
              6 LOAD_CONST               1 (None)
              8 RETURN_VALUE
