import { X509Certificate } from "node:crypto";
import forge from "node-forge";
import { createCertificate, generateKeys, keysOfPem } from "../certificates";
import type { RegisteredCertificate } from "./applications";

/** A certificate that an application signs in with, in the forms that clients read. */
export interface ClientCertificate extends RegisteredCertificate {
  /** Private key and certificate. */
  pem: string;
  pfx(password?: string): Buffer;
}

export interface ClientCertificateOptions {
  /** PEM. Default: a new one. */
  privateKey?: string;
  /** Default: in thirty days. */
  notAfter?: Date;
}

export function createClientCertificate(
  name = "example",
  { privateKey, notAfter }: ClientCertificateOptions = {},
): ClientCertificate {
  const keys = privateKey === undefined ? generateKeys() : keysOfPem(privateKey);
  const subject = [{ name: "commonName", value: name }];
  const certificate = createCertificate("01", keys, subject, []);
  if (notAfter) {
    certificate.validity.notBefore = new Date(notAfter.getTime() - 86_400_000);
    certificate.validity.notAfter = notAfter;
  }
  certificate.setIssuer(subject);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  const certificatePem = forge.pki.certificateToPem(certificate);

  return {
    ...registeredCertificate(certificatePem),
    pem: `${forge.pki.privateKeyToPem(keys.privateKey)}${certificatePem}`,
    pfx(password = "") {
      const store = forge.pkcs12.toPkcs12Asn1(keys.privateKey, certificate, password, {
        algorithm: "3des",
      });
      return Buffer.from(forge.asn1.toDer(store).getBytes(), "binary");
    },
  };
}

/** What an application's owner uploads: a certificate (PEM) without its key. */
export function registeredCertificate(pem: string): RegisteredCertificate {
  const { fingerprint, fingerprint256, publicKey, validFrom, validTo } = new X509Certificate(pem);
  return {
    thumbprint: fingerprint.replaceAll(":", ""),
    thumbprint256: fingerprint256.replaceAll(":", ""),
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
    notBefore: new Date(validFrom),
    notAfter: new Date(validTo),
  };
}
