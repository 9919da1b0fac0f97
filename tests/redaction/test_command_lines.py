"""Passwords that a command line holds, by the form of its program, wherever the line is shown, and arguments that are none."""

# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import json
import random
import string

import pytest
from daoflow_collector.redact import Redactor, Vault

LETTERS = "".join(random.Random(21).choices(string.ascii_lowercase, k=14))
WEAK = "letmein" + str(1)
USERS = "$2y$05$" + "".join(random.Random(22).choices(string.ascii_letters + string.digits, k=53))
APACHE = "$apr1$" + LETTERS[:8] + "$" + (LETTERS + LETTERS)[:22]
COMMANDS = (
    "docker login -u deploy -p {v} registry.example.org", "docker login -udeploy -p{v} registry.example.org", "sshpass -p{v} ssh deploy@203.0.113.9",
    "htpasswd -b /etc/nginx/.htpasswd deploy {v}", "mosquitto_passwd -b /mosquitto/passwd app {v}", "mysqladmin -uroot password {v}",
    "redis-cli config set requirepass {v}", "caddy hash-password --plaintext {v}", "grafana-cli admin reset-admin-password {v}",
    "aws configure set aws_secret_access_key {v}", "rclone config create b s3 access_key_id AKX secret_access_key {v}",
    "kubectl create secret generic n --from-literal=k={v}", "curl -u deploy:{v} https://api.example.org/v1", "mysql -uroot -p{v} app",
)  # fmt: skip
CARRIERS = (
    "{}", "root@host:/opt/app# {}", "15 3 * * * root {} >/dev/null 2>&1", "#1796000000\n{}", "+ {}", "    command: {}",
    "root      3121  0.0  0.1  12345  6789 ?        Ss   09:12   0:00 {}", "Nov 30 03:15:01 host CRON[3121]: (root) CMD ({} >/dev/null)",
)  # fmt: skip
SHELL_LINES = (
    "echo {v} > /run/secrets/db_password", "printf '%s' '{v}' > ./secrets/postgres_password.txt", "echo '{v}' | sudo tee /run/secrets/api_token",
    "docker secret create n - <<< '{v}'", "echo {v} | docker secret create n -", "echo -e '{v}\\n{v}' | passwd deploy", "echo {v} | pass insert -e web/app",
    "Nov 30 03:15:01 host CRON[3121]: (root) CMD (mysqladmin -uroot password {v})", "ALTER USER app IDENTIFIED BY {v};", "user app on >{v}", "ACL SETUSER app on >{v} ~cache:* +get", "db.auth(\"app\", \"{v}\")",
    "User.objects.create_superuser('admin', 'a@example.org', '{v}')", "DO $$ BEGIN EXECUTE 'ALTER ROLE app PASSWORD ''{v}'''; END $$;",
    "_HiStOrY_V2_\nALTER\\040ROLE\\040app\\040PASSWORD\\040'{v}';", "redis-cli SET app:jwt_secret {v} EX 60", "redis-cli AUTH app {v}",
    "SELECT id FROM users WHERE pw = crypt('{v}', pw);", "User::create(['email'=>'a@example.org','pw'=>bcrypt('{v}')])", "htpasswd -B -b -C 12 f ops {v}", "curl -H 'X-Key: {v}' https://api.example.org",
)  # fmt: skip
FACTS = (
    "kubectl create configmap n --from-literal=mode=production", "docker run -d -p 127.0.0.1:8o80:80 app:1", "docker run -p 8080:80 --name login app",
    "echo done > secrets/.ready", "echo generated > /var/log/password_reset.log", "sed -i 's/old/new/g' app.conf", "user alice on #general",
    "the container was identified by abcdef1234", "UPDATE users SET password_hash = NULL", "curl -H 'X-Cache-Key: front' https://api.example.org",
    "SSH_PRIVATE_KEY=~/.ssh/id_ed25519", "APP_KEY_FILE: ${HOME}/.ssh/id_rsa", '{"input":{"ledPin":"18"}}', "DB_PASSWORD is 2048 bytes", "API_TOKEN is required", "select decrypt('abcd', 'x')", "echo hello | base64", "curl -b cookies.txt -b theme=dark https://x",
)  # fmt: skip


def redacted(text: str) -> str:
    """Return a log without its secrets."""
    lines = Redactor(Vault(bytes(32))).lines()
    return b"\n".join([*lines.feed(text.encode().split(b"\n")), *lines.flush()]).decode()


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("value", [LETTERS, WEAK])
def test_a_password_goes_from_a_command(command: str, carrier: str, value: str) -> None:
    """Whatever it looks like, and nothing else of the line does."""
    before, _, after = carrier.format(command.format(v="\0")).partition("\0")
    clean = redacted(carrier.format(command.format(v=value)))
    assert clean.startswith(before + "[redacted:")
    assert clean.endswith("]" + after)


@pytest.mark.parametrize("command", COMMANDS)
def test_arguments_in_a_list_are_one_command(command: str) -> None:
    """In one line, as `strace` and programs print it, and with a line for each, as documents in a ticket have them."""
    arguments = command.format(v=LETTERS).split(" ")
    stacked = json.dumps({"Cmd": arguments}, indent=4)
    items = "    command:\n" + "\n".join(f"      - {argument}" for argument in arguments)
    for form in (f'execve("/usr/bin/x", {json.dumps(arguments)}, 0x7ffd /* 23 vars */) = 0', stacked, items):
        clean = redacted(form)
        assert LETTERS not in clean
        assert clean.count("[redacted:") == 1
        assert clean.count("\n") == form.count("\n")


@pytest.mark.parametrize("line", SHELL_LINES)
def test_a_password_goes_from_a_line_for_a_shell(line: str) -> None:
    """Where a pipe, a file's name or a statement tells."""
    clean = redacted(line.format(v=LETTERS))
    assert LETTERS not in clean
    assert "[redacted:" in clean


QUOTED = (
    r"mysql -e 'CREATE USER '\''app'\'' IDENTIFIED BY '\''{v}'\'''", r"mongosh --eval 'db.auth('\''app'\'', '\''{v}'\'')'",
    r"run(['mysql', '-e', 'CREATE USER app IDENTIFIED BY \'{v}\''])", r'psql -c "CREATE USER app IDENTIFIED BY \"{v}\";"',
    r'"echo -n \"{v}\" | docker login -u deploy --password-stdin"', "echo -n '{v}' | base64", "sed -i 's|changeme|{v}|' compose.yaml",
)  # fmt: skip


@pytest.mark.parametrize("line", QUOTED)
def test_a_value_in_quotes_of_quotes_is_its_text(line: str) -> None:
    """Without what a shell or a program escapes around it: it equals itself as it is written elsewhere."""
    value = LETTERS.capitalize() + "2031!"
    plain = redacted(f"APP_PASSWORD={value}").partition("#")[2][:10]
    before, _, after = line.format(v="\0").partition("\0")
    clean = redacted(line.format(v=value))
    assert clean.startswith(before + "[redacted:")
    assert clean.endswith("]" + after)
    assert f"#{plain} " in clean


@pytest.mark.parametrize("fact", FACTS)
def test_what_looks_like_it_stays(fact: str) -> None:
    """Ports, paths, channels, words of sentences, what a ConfigMap holds."""
    assert redacted(fact) == fact


def test_the_users_before_their_verifiers_stay() -> None:
    """However many, and with the same fingerprints in a label, in an env file and in JSON."""
    vault = Vault(bytes(32))
    users = f"ops:{USERS},mira:{APACHE}"
    name = "traefik.http.middlewares.a.basicauth.users"
    written = (
        Redactor(vault).text(f'{name}: "{users}"'.encode(), "x")[0].decode(),
        Redactor(vault).text(json.dumps({"Labels": {name: users}}).encode(), "x")[0].decode(),
        Redactor(vault)
        .yaml(f'services:\n  web:\n    labels:\n      {name}: "{users}"\n'.encode(), "x")[0]
        .decode()
        .rstrip(),
        Redactor(vault).dotenv(f"BASIC_AUTH_USERS={users}".encode(), ".env")[0].decode(),
    )
    shown = {text[text.index("ops:") :].rstrip('"}') for text in written}
    assert len(shown) == 1
    assert shown.pop().count("[redacted:") == 2
    assert all(",mira:[redacted:" in text for text in written)


def test_the_end_of_a_record_stays_in_it() -> None:
    """A line over two records of the engine's log stands in the first but for what comes behind its secret."""
    value = LETTERS + "7" + LETTERS.upper()
    rows = [json.dumps({"log": f"APP_TOKEN={value[:20]}"}), json.dumps({"log": f"{value[20:]} from 198.51.100.7\n"})]
    clean = Redactor(Vault(bytes(32))).text("\n".join(rows).encode(), "x")[0].decode().split("\n")
    assert json.loads(clean[0])["log"].startswith("APP_TOKEN=[redacted:")
    assert json.loads(clean[1])["log"] == " from 198.51.100.7\n"


HERE = (
    "docker secret create db_pass - <<EOF", "cat <<'EOF' | docker secret create db_pass -", "docker login -u x --password-stdin reg <<EOF",
    "cat > /run/secrets/db_password <<EOF", "cat <<-EOF > secrets/db_password.txt",
)  # fmt: skip


@pytest.mark.parametrize("command", HERE)
def test_what_a_command_reads_from_the_lines_below_it_goes(command: str) -> None:
    """Where it reads a password; a file of notes about passwords holds none."""
    clean = redacted(f"{command}\n{LETTERS}\nEOF").split("\n")
    assert (clean[0], clean[2]) == (command, "EOF")
    assert clean[1].startswith("[redacted:")
    notes = "cat > password-reset.md <<EOF\nsomething\nEOF"
    assert redacted(notes) == notes


def test_a_coloured_line_is_no_value_of_the_line_above() -> None:
    """As `git diff --color` has them: each keeps its name, and equal values their fingerprint."""
    green, end = "\x1b[32m", "\x1b[m"
    plain = redacted(f"APP_TOKEN={WEAK}x2031")
    rows = [f"\x1b[31m-APP_TOKEN={LETTERS}77{end}", f"{green}+{end}{green}{plain[:10]}{WEAK}x2031{end}"]
    clean = redacted("\n".join(rows)).split("\n")
    assert clean[1] == f"{green}+{end}{green}{plain}{end}"


@pytest.mark.parametrize("lead", ["APP_PASSWORD=", "APP_USER=a\nAPP_PASSWORD="])
def test_a_dump_of_bytes_alone_is_read_over_its_rows(lead: str) -> None:
    """`od -tx1`: no text beside it, and offsets in octal."""
    raw = f"{lead}{LETTERS}{WEAK}\nPORT=3000\n".encode()
    rows = [f"{start:07o} {raw[start : start + 16].hex(' ')}" for start in range(0, len(raw), 16)]
    clean = redacted("\n".join(rows))
    shown = "".join(part for part in clean.replace("\n", " ").split(" ") if len(part) == 2)
    assert LETTERS[:6].encode().hex() not in shown
    assert LETTERS[-6:].encode().hex() not in shown
    assert b"PORT=3000".hex() in shown


@pytest.mark.parametrize("echoed", ["echo deploy:{v}", "echo 'deploy:{v}'", 'printf "deploy:{v}"'])
def test_a_trace_of_chpasswd_keeps_its_user(echoed: str) -> None:
    """Both sides of the pipe are lines of their own; the user before the colon is a fact, and none of the password."""
    trace = f"+ {echoed}\n+ sudo chpasswd\nUSER_PASSWORD={{v}}\n".format(v=LETTERS)
    clean = redacted(trace)
    assert "deploy:[redacted:piped-password#" in clean
    assert clean.count(clean.partition("#")[2][:10]) == 2
