import { createPrivateKey, X509Certificate } from "node:crypto";
import type forge from "node-forge";
import type { asn1 } from "node-forge";
import { orNothing } from "./certificateParts";
import type { CertificateParts } from "./certificateParts";

/**
 * What a PKCS#12 file holds; nothing where the bytes are none. Node reads such files for TLS only,
 * and hands out no key of them.
 */
export async function readPkcs12(
  content: Buffer,
  password = "",
): Promise<CertificateParts | undefined> {
  const library = (await import("node-forge")).default;
  const parse = () => library.asn1.fromDer(content.toString("binary"));
  if (!orNothing(parse).some(isPkcs12)) {
    return undefined;
  }
  const attempts = [
    () => open(library, parse(), password),
    // No password is not the same as an empty one, and tools write either.
    ...(password === "" ? [() => open(library, parse())] : []),
    // The newer encryption takes a password's UTF-8, the check of the whole file its UTF-16, and the
    // library one form for both. Only letters beyond ASCII differ.
    () => open(library, withoutCheck(parse()), Buffer.from(password).toString("binary")),
  ];
  for (const attempt of attempts) {
    const [opened] = orNothing(attempt);
    if (opened) {
      return opened;
    }
  }
  return { certificates: [], keys: [], unread: "encrypted" };
}

function open(
  { pkcs12, pki, asn1 }: typeof forge,
  file: asn1.Asn1,
  password?: string,
): CertificateParts {
  const store = pkcs12.pkcs12FromAsn1(file, password);
  const bagsOf = (bagType = "") => store.getBags({ bagType })[bagType] ?? [];
  const bytesOf = (part: asn1.Asn1) => Buffer.from(asn1.toDer(part).getBytes(), "binary");
  const { certBag, keyBag, pkcs8ShroudedKeyBag } = pki.oids;
  return {
    // The library knows RSA only; what is of another kind it hands out as it stands in the file.
    certificates: bagsOf(certBag).flatMap((bag) =>
      orNothing(
        () => new X509Certificate(bytesOf(bag.cert ? pki.certificateToAsn1(bag.cert) : bag.asn1)),
      ),
    ),
    keys: [...bagsOf(pkcs8ShroudedKeyBag), ...bagsOf(keyBag)].flatMap((bag) =>
      orNothing(() =>
        bag.key
          ? createPrivateKey(pki.privateKeyToPem(bag.key))
          : createPrivateKey({ key: bytesOf(bag.asn1), format: "der", type: "pkcs8" }),
      ),
    ),
  };
}

/** Version 3, and then the contents. */
function isPkcs12({ value }: asn1.Asn1): boolean {
  const [version, contents] = Array.isArray(value) ? value : [];
  return version?.value === "\u0003" && Array.isArray(contents?.value);
}

/** The check of the whole file stands last. */
function withoutCheck(file: asn1.Asn1): asn1.Asn1 {
  return Array.isArray(file.value) ? { ...file, value: file.value.slice(0, 2) } : file;
}
