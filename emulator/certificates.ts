import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import type { KeyObject } from "node:crypto";
import forge from "node-forge";
import { proxiedName } from "./hostName";

/** What the TLS server presents, and the authority that a client has to trust. All PEM. */
export interface ServerCertificate {
  authority: string;
  certificate: string;
  privateKey: string;
}

let cached: ServerCertificate | undefined;

/** One authority and one certificate for loopback per process: every emulator in it shares them. */
export function serverCertificate(): ServerCertificate {
  cached ??= createServerCertificate();
  return cached;
}

function createServerCertificate(): ServerCertificate {
  const authorityKeys = generateKeys();
  const authorityName = [{ name: "commonName", value: "Azure emulator authority" }];
  const authority = createCertificate("01", authorityKeys, authorityName, [
    { name: "basicConstraints", cA: true, critical: true },
    { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
  ]);
  authority.setIssuer(authorityName);
  authority.sign(authorityKeys.privateKey, forge.md.sha256.create());

  const serverKeys = generateKeys();
  const server = createCertificate(
    "02",
    serverKeys,
    [{ name: "commonName", value: "localhost" }],
    [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true, keyEncipherment: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 2, value: proxiedName },
          { type: 7, ip: "127.0.0.1" },
          { type: 7, ip: "::1" },
        ],
      },
    ],
  );
  server.setIssuer(authorityName);
  server.sign(authorityKeys.privateKey, forge.md.sha256.create());

  return {
    authority: forge.pki.certificateToPem(authority),
    certificate: forge.pki.certificateToPem(server),
    privateKey: forge.pki.privateKeyToPem(serverKeys.privateKey),
  };
}

export function createCertificate(
  serialNumber: string,
  keys: forge.pki.rsa.KeyPair,
  subject: forge.pki.CertificateField[],
  extensions: object[],
): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.serialNumber = serialNumber;
  certificate.publicKey = keys.publicKey;
  // A day either way, so that a machine whose clock is a little off still trusts it.
  certificate.validity.notBefore = new Date(Date.now() - 86_400_000);
  certificate.validity.notAfter = new Date(Date.now() + 30 * 86_400_000);
  certificate.setSubject(subject);
  certificate.setExtensions(extensions);
  return certificate;
}

export function generateKeys(): forge.pki.rsa.KeyPair {
  // node:crypto makes a 2048-bit key in a tenth of a second; forge's own takes several.
  return keysOf(generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey);
}

/** The pair of a private key in PEM. */
export function keysOfPem(privateKey: string): forge.pki.rsa.KeyPair {
  return keysOf(createPrivateKey(privateKey));
}

function keysOf(privateKey: KeyObject): forge.pki.rsa.KeyPair {
  const key = forge.pki.privateKeyFromPem(
    privateKey.export({ type: "pkcs1", format: "pem" }).toString(),
  );
  return { privateKey: key, publicKey: forge.pki.setRsaPublicKey(key.n, key.e) };
}
