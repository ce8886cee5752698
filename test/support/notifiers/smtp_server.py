"""A mail server for tests, with aiosmtpd: three ports (plain, STARTTLS, TLS from the start), one account, and rules by recipient.

Usage: smtp_server.py CERTIFICATE KEY USER PASSWORD. Prints its ports as one line of JSON, then one line for each mail, as Python's own
parser reads it. Ends when standard input ends.
"""

import asyncio
import base64
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

CERTIFICATE, KEY, USER, PASSWORD = sys.argv[1:5]
# Answers to recipients and senders whose name before the "@" is one of these.
RULES = {
    "greylisted": "451 4.7.1 Greylisted, try again in 5 minutes",
    "busy": "421 4.7.0 Too many connections",
    "unknown": "550 5.1.1 No such user: " + PASSWORD,
    "forger": "553 5.7.1 Sender address rejected",
}


def say(value):
    print(json.dumps(value), flush=True)


def rule(address):
    return RULES.get(address.split("@")[0])


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, options):
        refusal = rule(address)
        if refusal:
            return refusal
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 Ok"

    async def handle_RCPT(self, server, session, envelope, address, options):
        refusal = rule(address)
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, server, session, envelope):
        content = envelope.original_content
        if any(address.startswith("filtered@") for address in envelope.rcpt_tos):
            return "554 5.7.1 Looks like spam"
        say(describe(server, session, envelope, content))
        return "250 2.0.0 Ok: queued"


def describe(server, session, envelope, content):
    mail = email.message_from_bytes(content, policy=email.policy.default)
    parts = {part.get_content_type(): part.get_content() for part in mail.walk() if not part.is_multipart()}
    return {
        "from": envelope.mail_from,
        "to": envelope.rcpt_tos,
        "hello": session.host_name,
        "isEncrypted": server.transport.get_extra_info("ssl_object") is not None,
        "user": (session.auth_data.login.decode() if session.auth_data else None),
        "headers": [[name, str(value)] for name, value in mail.items()],
        "defects": [str(defect) for part in mail.walk() for defect in part.defects],
        "parts": parts,
        "structure": [part.get_content_type() for part in mail.walk()],
        "source": base64.b64encode(content).decode(),
        "longestLine": max(len(line) for line in content.split(b"\r\n")),
        "bareLineEnds": content.replace(b"\r\n", b"").count(b"\n") + content.replace(b"\r\n", b"").count(b"\r"),
    }


def authenticate(server, session, envelope, mechanism, data):
    if isinstance(data, LoginPassword) and (data.login.decode(), data.password.decode()) == (USER, PASSWORD):
        return AuthResult(success=True, auth_data=data)
    return AuthResult(success=False, handled=False)


async def main():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE, KEY)
    common = {"hostname": "mx.example.com", "enable_SMTPUTF8": True, "data_size_limit": 200_000, "authenticator": authenticate}
    loop = asyncio.get_running_loop()
    kinds = {
        "plain": ({"auth_require_tls": False}, None),
        "starttls": ({"tls_context": context, "require_starttls": True, "auth_required": True}, None),
        "implicit": ({"auth_require_tls": False, "auth_required": True}, context),
    }
    ports = {}
    for name, (options, wrapping) in kinds.items():
        server = await loop.create_server(lambda options=options: SMTP(Handler(), **common, **options), "127.0.0.1", 0, ssl=wrapping)
        ports[name] = server.sockets[0].getsockname()[1]
    say(ports)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
