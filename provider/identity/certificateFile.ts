import { createPrivateKey, X509Certificate } from "node:crypto";
import { orNothing } from "./certificateParts";
import type { CertificateParts } from "./certificateParts";
import { readPkcs12 } from "./pkcs12";

/** Takes a PEM, PKCS#12 (.pfx, .p12) or DER file apart; nothing where it is none of these. */
export async function readCertificateFile(
  content: Buffer,
  password?: string,
): Promise<CertificateParts | undefined> {
  const text = textOf(content);
  return text.includes("-----BEGIN ")
    ? readPem(text, password)
    : (readDer(content) ?? (await readPkcs12(content, password)));
}

/** PowerShell's `>` and `Out-File` write UTF-16. */
function textOf(content: Buffer): string {
  return content.toString(content[0] === 0xff && content[1] === 0xfe ? "utf16le" : "utf8");
}

/** Also with texts around the blocks, as `openssl pkcs12` writes them. */
function readPem(text: string, password = ""): CertificateParts {
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----[^]*?-----END \1-----/g)];
  const blocksOf = (label: RegExp) =>
    blocks.flatMap(([block, name = ""]) => (label.test(name) ? [block] : []));
  const keyBlocks = blocksOf(/PRIVATE KEY$/);
  const readKeys = keyBlocks.map((key) =>
    // Without any passphrase OpenSSL would ask the terminal for one.
    orNothing(() => createPrivateKey({ key, passphrase: password })),
  );
  const unread = keyBlocks.filter((_block, index) => readKeys[index]?.length === 0);
  return {
    certificates: blocksOf(/^CERTIFICATE$/).flatMap((block) =>
      orNothing(() => new X509Certificate(block)),
    ),
    keys: readKeys.flat(),
    ...(unread.length > 0 && {
      unread: unread.some((block) => block.includes("ENCRYPTED")) ? "encrypted" : "damaged",
    }),
  };
}

/** A certificate or a private key alone. */
function readDer(content: Buffer): CertificateParts | undefined {
  const certificates = orNothing(() => new X509Certificate(content));
  const keys = (["pkcs8", "pkcs1", "sec1"] as const).flatMap((type) =>
    orNothing(() => createPrivateKey({ key: content, format: "der", type })),
  );
  return certificates.length + keys.length > 0 ? { certificates, keys } : undefined;
}
