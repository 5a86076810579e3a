import { X509Certificate } from "node:crypto";
import forge from "node-forge";
import { createCertificate, generateKeys } from "../certificates";
import type { RegisteredCertificate } from "./applications";

/** A certificate that an application signs in with, in the forms that clients read. */
export interface ClientCertificate extends RegisteredCertificate {
  /** Private key and certificate. */
  pem: string;
  pfx(password?: string): Buffer;
}

export function createClientCertificate(name = "example"): ClientCertificate {
  const keys = generateKeys();
  const subject = [{ name: "commonName", value: name }];
  const certificate = createCertificate("01", keys, subject, []);
  certificate.setIssuer(subject);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  const certificatePem = forge.pki.certificateToPem(certificate);
  const { fingerprint, fingerprint256, publicKey } = new X509Certificate(certificatePem);

  return {
    thumbprint: fingerprint.replaceAll(":", ""),
    thumbprint256: fingerprint256.replaceAll(":", ""),
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
    pem: `${forge.pki.privateKeyToPem(keys.privateKey)}${certificatePem}`,
    pfx(password = "") {
      const store = forge.pkcs12.toPkcs12Asn1(keys.privateKey, certificate, password, {
        algorithm: "3des",
      });
      return Buffer.from(forge.asn1.toDer(store).getBytes(), "binary");
    },
  };
}
