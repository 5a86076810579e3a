import type { KeyObject, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isAbsolute, resolve } from "node:path";
import { printable } from "../../azure/printable";
import { LinkError } from "../errors/linkError";
import { readCertificateFile } from "./certificateFile";
import type { CertificateParts } from "./certificateParts";

/** A certificate as `@azure/identity` takes it. */
export interface PemCertificate {
  /** Private key, its certificate, and what else was in the file behind it; not encrypted. */
  certificate: string;
}

/**
 * Loads a PEM or PKCS#12 (.pfx, .p12) file, the two forms that azure-native's
 * `clientCertificatePath` takes. `@azure/identity` reads PEM only, signs with the first certificate
 * of a file, whoever's it is, and does not say which file is wrong, or why.
 */
export async function loadCertificate(path: string, password?: string): Promise<PemCertificate> {
  const content = await readFile(path).catch((failure: NodeJS.ErrnoException) => failure);
  const chosen = Buffer.isBuffer(content)
    ? choosePair(await readCertificateFile(content, password), password !== undefined)
    : { problem: `could not be read (${content.code ?? "unknown error"})`, setting: "" };
  if ("problem" in chosen) {
    throw new LinkError(
      `The certificate file ${describePath(path)} ${chosen.problem}. Check clientCertificatePath (ARM_CLIENT_CERTIFICATE_PATH)${chosen.setting}.`,
    );
  }
  const { key, certificates } = chosen;
  return { certificate: [pemOf(key), ...certificates.map(String)].join("") };
}

interface Problem {
  /** Follows the file's name. */
  problem: string;
  /** What to check besides the path, if anything. */
  setting: string;
}

/** The key to sign with; its own certificate comes first. */
interface Pair {
  key: KeyObject;
  certificates: X509Certificate[];
}

const passwordSetting = " and clientCertificatePassword (ARM_CLIENT_CERTIFICATE_PASSWORD)";

/** Finds a private key and the certificate that belongs to it, wherever they stand in the file. */
function choosePair(file: CertificateParts | undefined, withPassword: boolean): Pair | Problem {
  const problem = (text: string, setting = ""): Problem => ({ problem: text, setting });
  if (file === undefined) {
    return problem("is neither PEM nor a readable PKCS#12 file");
  }
  const { certificates, keys, unread } = file;
  const pairs = keys.flatMap((key) =>
    certificates.filter((one) => one.checkPrivateKey(key)).map((own) => ({ key, own })),
  );
  const usable = pairs.filter(({ key }) => key.asymmetricKeyType?.startsWith("rsa"));
  // After a rotation a file may hold the former certificate as well.
  const pair = usable.find(({ own }) => isValidNow(own)) ?? usable[0];
  if (pair !== undefined) {
    const { key, own } = pair;
    return { key, certificates: [own, ...certificates.filter((one) => one !== own)] };
  }
  if (pairs[0] !== undefined) {
    const kind = pairs[0].key.asymmetricKeyType?.toUpperCase();
    return problem(`holds a key of the kind ${kind}, and signing in to Entra needs an RSA key`);
  }
  if (unread === "encrypted") {
    return withPassword
      ? problem("is encrypted, and the password does not open it", passwordSetting)
      : problem("is encrypted, and no password is given", passwordSetting);
  }
  if (keys.length > 0 && certificates.length > 0) {
    return problem(
      "holds no certificate that belongs to its private key: put the two that were made together into one file",
    );
  }
  const lacks = [
    ...(certificates.length === 0 ? ["no certificate"] : []),
    ...(keys.length === 0 ? ["no private key"] : []),
  ].join(" and ");
  return problem(
    unread === "damaged"
      ? `holds ${lacks} that can be read: what it has is damaged`
      : `holds ${lacks}: put certificate and private key into one file`,
  );
}

function isValidNow({ validFrom, validTo }: X509Certificate): boolean {
  return Date.parse(validFrom) <= Date.now() && Date.now() <= Date.parse(validTo);
}

function pemOf(key: KeyObject): string {
  return key.export({ type: "pkcs8", format: "pem" }).toString();
}

/** A relative path with the place where it was looked for: the program's folder may not be it. */
function describePath(path: string): string {
  return isAbsolute(path)
    ? printable(path)
    : `${printable(path)} (looked for at ${printable(resolve(path))})`;
}
