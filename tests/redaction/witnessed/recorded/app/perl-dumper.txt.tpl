path	app/perl-dumper.txt
group	-
0	word	«W6»'«w5»!«d3»
2	any	«32»
---
⟪login failed at p⟫.pl line 5.
	main::login("svc", "⟦2⟧", 3600) called at p.pl line 5
⟪cannot bind at p⟫.pl line 5.
	main::auth("user", "cn=admin", "password", "⟦0⟧") called at p.pl line 5
$VAR1 = {
          'db' => {
                    'host' => '⟪db.example.net⟫',
                    'password' => '⟦0|«0:6»\'«7:12»!«13:16»⟧'
                  },
          'token' => '⟦2⟧',
          '⟪ttl' => 3600⟫
        };
$VAR1 = {
  "db" => {
    "⟪host" => "db.example.net⟫",
    "password" => "⟦0⟧"
  },
  "token" => "⟦2⟧",
  "⟪ttl" => 3600⟫
};
{'db' => {'⟪host' => 'db.example.net⟫','password' => '⟦0|«0:6»\'«7:12»!«13:16»⟧'},'token' => '⟦2⟧','ttl' => 3600}
