path	tests/ruby-php-perl-errors.txt
group	-
0	any	«32»
1	word	«W6»!«w5»«d2»
2	word	«W6»&«w5»=«d3»
---
URI::InvalidURIError
bad URI(is not URI?): "http://svc:⟦2⟧@h:9/ x"
ArgumentError
⟪invalid value for Integer⟫(): "⟦0⟧"
JSON::ParserError
859: unexpected token at '{"token":"⟦0⟧"'
KeyError
⟪key not found: :nope⟫
NoMethodError
undefined method `foo' for #<S:0x00007fcdd7365590 @password="⟦1⟧">

t.(){URI.parse('http://svc:'+"⟦2⟧"+'@h:9/ x')}; t.(){Integer("⟦0⟧")}; t.(){JSON.parse('{"token":"'+"⟦0⟧"+'"')}; t.(){ {db_password: "⟦1⟧"}.fetch(:nope) }; t.(){S.new("⟦1⟧").foo}; t.(){YAML.load('password: "'+"⟦1⟧")}; t.(){raise ArgumentError, "⟪invalid api⟫_key #{"⟦0⟧"}"}; h=Net::HTTP.new('⟪127.0.0.1⟫',9); h.set_debug_output($stdout); t.(){h.post('/login','⟪user=svc⟫&password='+"⟦1⟧",{'Authorization'=>'Token token='+"⟦0⟧"})}; p Net::HTTP::Post.new('/x',{'X-Api-Key'=>"⟦0⟧"}).to_hash; $stderr=$stdout; warn({secret: "⟦1⟧"}.inspect); puts({"a"=>{"⟪secret_token⟫"=>"⟦0⟧"}}.to_yaml); printf("%-12s %s\n",'password:',"⟦1⟧"); pp ENV.select{|k,_|k=~/SECRET/}; def f(pw,ttl:)=raise('x'); begin; f("⟦1⟧",ttl: 3); rescue=>e; puts e.full_message(highlight: true); end
                                                                                                                                                                                                                                                                         ^^^^
Psych::SyntaxError
(<unknown>): found unexpected end of stream while scanning a quoted scalar at line 1 column 11
ArgumentError
invalid api_key ⟦0⟧
opening connection to 127.0.0.1:9...
Errno::ECONNREFUSED
⟪Failed to open TCP connection to⟫ 127.0.0.1:9 (⟪Connection refused⟫ - connect(2) for 127.0.0.1:9)
{"x-api-key"=>["⟦0⟧"], "accept-encoding"=>["gzip;q=1.0,deflate;q=0.6,identity;q=0.3"], "accept"=>["*/*"], "user-agent"=>["Ruby"]}
{:secret=>"⟦1⟧"}
---
a:
  secret_token: ⟦0⟧
password:    ⟦1⟧
{"⟪APP_SECRET⟫"=>"⟦0⟧"}
p.rb:3:in `f': ␛[1mx (␛[1;4mRuntimeError␛[m␛[1m)␛[m
	from p.rb:3:in `<main>'
PHP Warning:  Undefined array key "⟦1⟧" in /srv/app/p2.php on line 1

Warning: Undefined array key "⟦1⟧" in /srv/app/p2.php on line 1
⟪PHP Fatal error:  Uncaught⟫ ⟪DivisionByZeroError⟫: Division by zero in /srv/app/p2.php:1
Stack trace:
#0 /srv/app/p2.php(1): intdiv()
#1 {main}
  thrown in /srv/app/p2.php on line 1

⟪Fatal error: Uncaught DivisionByZeroError⟫: Division by zero in /srv/app/p2.php:1
Stack trace:
#0 /srv/app/p2.php(1): intdiv()
#1 {main}
  thrown in /srv/app/p2.php on line 1
⟪PDOException: could not find driver⟫
TypeError: f(): Argument #1 ($pin) must be of type int, string given, called in /srv/app/p3.php on line 1 and defined in /srv/app/p3.php:1
Stack trace:
#0 /srv/app/p3.php(1): f()
#1 {main}
PHP Warning:  file_get_contents(http://...@127.0.0.1:9/?token=⟦0⟧): Failed to open stream: Connection refused in /srv/app/p3.php on line 1
PHP Warning:  syntax error, unexpected '!' in Unknown on line 1
 in /srv/app/p3.php on line 1
PHP Notice:  unserialize(): Error at offset 26 of 26 bytes in /srv/app/p3.php on line 1
PHP Warning:  simplexml_load_string(): Entity: line 1: parser error : Premature end of data in tag a line 1 in /srv/app/p3.php on line 1
PHP Warning:  simplexml_load_string(): <a password="⟦1⟧"> in /srv/app/p3.php on line 1
PHP Warning:  simplexml_load_string():                              ^ in /srv/app/p3.php on line 1
PHP Warning:  cannot rotate secret ⟦0⟧ in /srv/app/p3.php on line 1
PHP Warning:  Cannot modify header information - headers already sent by (output started at /srv/app/p3.php:1) in /srv/app/p3.php on line 1
Array
(
)
string(32) "⟦0⟧"
array(1) {
  ["token"]=>
  string(32) "⟦0⟧"
}
⟪MAIL_PASSWORD⟫='⟦1⟧'
ldap_bind(): password=⟦1⟧ rejected
Name "main::F" used only once: possible typo at p.pl line 1.
Argument "⟦0⟧" isn't numeric in addition (+) at p.pl line 1.
login failed for svc/⟦1⟧ at p.pl line 1.
open: No such file or directory at p.pl line 1.
Bareword found where operator expected at (eval 5) line 1, near "'⟦0⟧' syntax"
	(Missing operator before syntax?)
Unquoted string "syntax" may clash with future reserved word at (eval 5) line 1.
Undefined subroutine &main::no_such called at p.pl line 1.
1
$VAR1 = {
          'secret' => '⟦0⟧'
        };
password=⟦1⟧
port=1
syntax error at (eval 5) line 1, near "'⟦0⟧' syntax
"
api_token => ⟦0⟧
