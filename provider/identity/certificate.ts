import { createPrivateKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import { LinkError } from "../errors/linkError";
import { printable } from "../errors/printable";

/** A certificate as `@azure/identity` takes it. */
export interface PemCertificate {
  certificate: string;
  certificatePassword?: string;
}

/**
 * Loads a PEM or PKCS#12 (.pfx, .p12) file, the two forms that azure-native's
 * `clientCertificatePath` takes. `@azure/identity` reads PEM only, so PKCS#12 is converted in memory.
 */
export async function loadCertificate(path: string, password?: string): Promise<PemCertificate> {
  const content = await readFile(path).catch((failure: NodeJS.ErrnoException) => {
    throw new LinkError(
      `The certificate file ${printable(path)} could not be read (${failure.code ?? "unknown error"}). Check clientCertificatePath (ARM_CLIENT_CERTIFICATE_PATH).`,
    );
  });
  if (content.includes("-----BEGIN ")) {
    return readPem(content.toString("utf8"), path, password);
  }
  return { certificate: await pemOfPkcs12(content, path, password) };
}

/** Looked into here, because `@azure/identity` does not say which file is wrong, or why. */
function readPem(certificate: string, path: string, password?: string): PemCertificate {
  if (!certificate.includes("-----BEGIN CERTIFICATE-----")) {
    throw new LinkError(
      `The file ${printable(path)} holds no certificate. Put certificate and private key into one PEM file and check clientCertificatePath.`,
    );
  }
  try {
    createPrivateKey({ key: certificate, passphrase: password ?? "" });
  } catch {
    throw new LinkError(
      `The file ${printable(path)} holds no private key that can be read. Check that the key is in the file, and clientCertificatePassword if it is encrypted.`,
    );
  }
  return { certificate, certificatePassword: password };
}

async function pemOfPkcs12(content: Buffer, path: string, password?: string): Promise<string> {
  const { asn1, pkcs12, pki, util } = (await import("node-forge")).default;
  try {
    const store = pkcs12.pkcs12FromAsn1(
      asn1.fromDer(util.createBuffer(content.toString("binary"))),
      password ?? "",
    );
    const bags = (type: string) => store.getBags({ bagType: type })[type] ?? [];
    const keys = [...bags(pki.oids.pkcs8ShroudedKeyBag ?? ""), ...bags(pki.oids.keyBag ?? "")];
    const key = keys[0]?.key;
    const certificates = bags(pki.oids.certBag ?? "").flatMap(({ cert }) => (cert ? [cert] : []));
    if (!key || certificates.length === 0) {
      throw new Error("it holds no private key with a certificate");
    }
    return [
      pki.privateKeyToPem(key),
      ...certificates.map((entry) => pki.certificateToPem(entry)),
    ].join("\n");
  } catch (failure) {
    const detail = failure instanceof Error ? printable(failure.message) : "";
    throw new LinkError(
      `The certificate file ${printable(path)} is neither PEM nor a readable PKCS#12 file (${detail}). Check clientCertificatePath and clientCertificatePassword.`,
    );
  }
}
