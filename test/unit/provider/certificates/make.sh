#!/bin/sh
# How the files beside this one were made, with OpenSSL 3.0. The keys are for tests; nobody trusts them.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
days=36500

openssl req -x509 -newkey rsa:2048 -noenc -days $days -subj "/CN=Example authority" \
  -keyout "$work/ca.key" -out "$work/ca.crt"
openssl req -new -newkey rsa:2048 -noenc -subj "/CN=Example app" \
  -keyout "$work/app.key" -out "$work/app.csr"
openssl x509 -req -in "$work/app.csr" -CA "$work/ca.crt" -CAkey "$work/ca.key" -CAcreateserial \
  -days $days -out "$work/app.crt"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days $days \
  -subj "/CN=Example EC app" -keyout "$work/ec.key" -out "$work/ec.crt"

cp "$work/app.key" "$work/app.crt" "$work/ca.crt" "$work/ec.key" "$work/ec.crt" .
openssl x509 -in app.crt -outform DER -out app.cer
openssl pkcs8 -topk8 -in app.key -passout pass:PASSWORD -out app.pkcs8.key
openssl rsa -traditional -aes256 -in app.key -passout pass:PASSWORD -out app.traditional.key

pfx() { openssl pkcs12 -export -inkey app.key -in app.crt -certfile ca.crt "$@"; }
pfx -passout pass:PASSWORD -out openssl3.pfx          # PBES2 with AES-256, checked with SHA-256
pfx -passout pass:PÄSSWORD -out umlaut.pfx
pfx -passout pass: -out empty-password.pfx
pfx -legacy -passout pass:PASSWORD -out legacy.pfx    # RC2 and 3DES, checked with SHA-1
pfx -keypbe NONE -certpbe NONE -nomac -passout pass: -out unprotected.pfx
openssl pkcs12 -export -inkey ec.key -in ec.crt -passout pass:PASSWORD -out ec.pfx
openssl pkcs12 -in openssl3.pfx -passin pass:PASSWORD -noenc -out bag-attributes.pem
chmod 644 ./*
