path	tests/python-pytest.txt
group	-
0	any	«32»
1	word	«W6»!«w5»«d2»
---
============================= test session starts ==============================
platform linux -- Python 3.11.7, pytest-9.2.0, pluggy-1.7.0 -- ⟪/usr/bin/python⟫
hypothesis profile 'default'
rootdir: ⟪/srv/app⟫
plugins: hypothesis-6.170.15, xdist-3.8.0, timeout-2.4.0
collecting ... collected 2 items

test_p.py::test_login[mira-⟦1⟧] FAILED                        [ 50%]
test_p.py::test_login[ops-x] FAILED                                      [100%]

=================================== FAILURES ===================================
_______________________ test_login[mira-⟦1⟧] ________________________

⟪user = 'mira⟫', password = '⟦1⟧'
monkeypatch = <_pytest.monkeypatch.MonkeyPatch object at 0x7f120f253590>

    @pytest.mark.parametrize('user,password',[('mira','⟦1⟧'),('ops','x')])
    def test_login(user,password,monkeypatch):
        settings={'⟪client_secret⟫':'⟦0⟧','⟪timeout':30⟫}
        monkeypatch.setenv('⟪API_TOKEN⟫','⟦0⟧'); print('logging in with',password)
>       assert settings=={'client_secret':'','timeout':30}
E       ⟪AssertionError⟫: assert {'client_secret': '⟦0⟧', '⟪timeout': 30⟫} == {'client_secret': '', 'timeout': 30}
E         
E         Common items:
E         {'timeout': 30}
E         Differing items:
E         {'client_secret': '⟦0⟧'} != {'client_secret': ''}
E         
E         Full diff: (-: ⟪missing in left side⟫, +: extra in left side)
E           {
E         -     'client_secret': '',
E         +     'client_secret': '⟦0⟧',
⟪E               'timeout⟫': 30,
E           }

monkeypatch = <_pytest.monkeypatch.MonkeyPatch object at 0x7f120f253590>
password   = '⟦1⟧'
settings   = {'client_secret': '⟦0⟧', 'timeout': 30}
⟪user       = 'mira⟫'

test_p.py:7: AssertionError
----------------------------- Captured stdout call -----------------------------
logging in with ⟦1⟧
______________________________ test_login[ops-x] _______________________________

⟪user = 'ops⟫', password = 'x'
monkeypatch = <_pytest.monkeypatch.MonkeyPatch object at 0x7f120f4fa450>

    @pytest.mark.parametrize('user,password',[('mira','⟦1⟧'),('ops','x')])
    def test_login(user,password,monkeypatch):
        settings={'client_secret':'⟦0⟧','timeout':30}
        monkeypatch.setenv('API_TOKEN','⟦0⟧'); print('logging in with',password)
>       assert settings=={'client_secret':'','timeout':30}
E       AssertionError: assert {'client_secret': '⟦0⟧', 'timeout': 30} == {'client_secret': '', 'timeout': 30}
E         
E         Common items:
E         {'timeout': 30}
E         Differing items:
E         {'client_secret': '⟦0⟧'} != {'client_secret': ''}
E         
E         Full diff: (-: missing in left side, +: extra in left side)
E           {
E         -     'client_secret': '',
E         +     'client_secret': '⟦0⟧',
E               'timeout': 30,
E           }

monkeypatch = <_pytest.monkeypatch.MonkeyPatch object at 0x7f120f4fa450>
password   = 'x'
settings   = {'client_secret': '⟦0⟧', 'timeout': 30}
⟪user       = 'ops⟫'

test_p.py:7: AssertionError
----------------------------- Captured stdout call -----------------------------
logging in with x
=========================== short test summary info ============================
⟪FAILED test⟫_p.py::test_login[mira-⟦1⟧] - AssertionError: assert {'client_secret': '⟦0⟧', 'timeout': 30} == {'client_secret': '', 'timeout': 30}
  
  Common items:
  {'timeout': 30}
  Differing items:
  {'client_secret': '⟦0⟧'} != {'client_secret': ''}
  
  Full diff: (-: missing in left side, +: extra in left side)
    {
  -     'client_secret': '',
  +     'client_secret': '⟦0⟧',
        'timeout': 30,
    }
FAILED test_p.py::test_login[ops-x] - AssertionError: assert {'client_secret': '⟦0⟧', 'timeout': 30} == {'client_secret': '', 'timeout': 30}
