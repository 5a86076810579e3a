import { createPrivateKey, X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import forge from "node-forge";
import { LinkError } from "../../../provider/errors/linkError";
import { loadCertificate } from "../../../provider/identity/certificate";
import { createClientCertificate } from "../../../emulator";

const fixture = (name: string) => join(__dirname, "certificates", name);
const text = (name: string) => readFileSync(fixture(name), "utf8");

const [key, app, authority] = [text("app.key"), text("app.crt"), text("ca.crt")];
const [ecKey, ec] = [text("ec.key"), text("ec.crt")];
const stranger = createClientCertificate("stranger");
const [, strangersKey = "", strangersCertificate = ""] =
  /^(.*KEY-----\s+)(-----BEGIN CERT.*)$/s.exec(stranger.pem) ?? [];
const password = "PASSWORD";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "certificates-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function file(content: string | Buffer): string {
  const path = join(folder, `certificate-${++files}`);
  writeFileSync(path, content);
  return path;
}

/** What a client would sign with, and what else is handed to it. */
async function load(path: string, secret?: string) {
  const { certificate } = await loadCertificate(path, secret);
  const names = certificate
    .split(/(?=-----BEGIN CERTIFICATE-----)/)
    .slice(1)
    .map((pem) => new X509Certificate(pem).subject.replace("CN=", ""));
  return {
    names,
    fits: new X509Certificate(certificate).checkPrivateKey(createPrivateKey(certificate)),
  };
}
const signsAs = (...names: string[]) => ({ names, fits: true });

async function problemOf(path: string, secret?: string): Promise<string> {
  const failure: unknown = await loadCertificate(path, secret).catch((caught: unknown) => caught);
  expect(failure).toBeInstanceOf(LinkError);
  return (failure as Error).message;
}

/** A PKCS#12 file whose certificates stand in this order; OpenSSL puts the key's own first. */
function pkcs12Of(certificates: string[], secret: string | null): Buffer {
  const store = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromPem(key),
    certificates.map((pem) => forge.pki.certificateFromPem(pem)),
    secret,
    { algorithm: "3des" },
  );
  return Buffer.from(forge.asn1.toDer(store).getBytes(), "binary");
}

describe("the certificate that signs is the private key's own", () => {
  test.each([
    ["key, certificate, authority", [key, app, authority]],
    ["authority, certificate, key", [authority, app, key]],
    ["key, authority, certificate", [key, authority, app]],
    ["certificate, key, authority", [app, key, authority]],
  ])("in a PEM file in the order %s", async (_order, parts) => {
    expect(await load(file(parts.join("")))).toEqual(signsAs("Example app", "Example authority"));
  });

  test.each([
    ["first", [app, authority]],
    ["last", [authority, app]],
  ])("in a PKCS#12 file where it stands %s", async (_place, certificates) => {
    const path = file(pkcs12Of(certificates, password));
    expect(await load(path, password)).toEqual(signsAs("Example app", "Example authority"));
  });

  test("beside keys that have no certificate, or cannot sign in to Entra", async () => {
    const path = file([strangersKey, ecKey, ec, key, authority, app].join(""));
    expect((await load(path)).names[0]).toBe("Example app");
    expect((await load(path)).fits).toBe(true);
  });

  test("and of two that both do, the one that is valid today", async () => {
    const former = createClientCertificate("former", {
      privateKey: key,
      notAfter: new Date(Date.now() - 1000),
    });
    const path = file(former.pem + app);
    expect(await load(path)).toEqual(signsAs("Example app", "former"));
  });

  test("or, where none is valid any more, the first: the refusal is Entra's to give", async () => {
    const { pem } = createClientCertificate("former", { notAfter: new Date(Date.now() - 1000) });
    expect(await load(file(pem))).toEqual(signsAs("former"));
  });
});

describe("forms that are read", () => {
  test.each([
    ["with CRLF", `${key}${app}`.replaceAll("\n", "\r\n")],
    ["with a byte order mark", `\ufeff${key}${app}`],
    ["in UTF-16, as PowerShell writes it", Buffer.from(`\ufeff${app}${key}`, "utf16le")],
    ["without an end of line", `${app}${key}`.trimEnd()],
  ])("PEM %s", async (_title, content) => {
    expect(await load(file(content))).toEqual(signsAs("Example app"));
  });

  test("PEM with the texts that OpenSSL puts around, the certificate before its key", async () => {
    expect(await load(fixture("bag-attributes.pem"))).toEqual(
      signsAs("Example app", "Example authority"),
    );
  });

  test.each(["app.pkcs8.key", "app.traditional.key"])(
    "PEM with an encrypted key (%s)",
    async (name) => {
      const path = file(text(name) + app);
      expect(await load(path, password)).toEqual(signsAs("Example app"));
      expect(await problemOf(path)).toMatch(/is encrypted, and no password is given.*_PASSWORD\)/);
      expect(await problemOf(path, "wrong")).toMatch(
        /is encrypted, and the password does not open/,
      );
    },
  );

  test("PEM that needs no password, although one is given", async () => {
    expect(await load(file(key + app), password)).toEqual(signsAs("Example app"));
  });

  test.each([
    ["openssl3.pfx", "PASSWORD"],
    ["umlaut.pfx", "PÄSSWORD"],
    ["legacy.pfx", "PASSWORD"],
    ["empty-password.pfx", undefined],
    ["empty-password.pfx", ""],
    ["unprotected.pfx", undefined],
  ])("PKCS#12 as OpenSSL makes it (%s, password %p)", async (name, secret) => {
    expect(await load(fixture(name), secret)).toEqual(signsAs("Example app", "Example authority"));
  });

  test.each([undefined, ""])("PKCS#12 without a password (given: %p)", async (given) => {
    for (const made of [null, ""]) {
      expect(await load(file(pkcs12Of([app], made)), given)).toEqual(signsAs("Example app"));
    }
  });
});

describe("a file that nobody can sign in with says why", () => {
  test.each([
    ["a key of an elliptic curve", ecKey + ec, /kind EC.*needs an RSA key/],
    ["a certificate alone", app, /holds no private key: put/],
    ["a key alone", key, /holds no certificate: put/],
    ["another's certificate", key + strangersCertificate, /no certificate that belongs to its/],
    [
      "a damaged key",
      app + key.replace(/\n.{64}\n/, "\n"),
      /no private key that can be read: .*damaged/,
    ],
    [
      "something else in PEM",
      "-----BEGIN PKCS7-----\nAA==\n-----END PKCS7-----\n",
      /no certificate and no private key/,
    ],
    ["no certificate at all", "nonsense", /neither PEM nor a readable PKCS#12/],
    ["nothing", "", /neither PEM nor a readable PKCS#12/],
  ])("%s", async (_title, content, words) => {
    const message = await problemOf(file(content));
    expect(message).toMatch(words);
    expect(message).toMatch(/^The certificate file \S+ .*ARM_CLIENT_CERTIFICATE_PATH\)\.$/);
  });

  test.each(["openssl3.pfx", "legacy.pfx", "ec.pfx"])(
    "a PKCS#12 file that does not open (%s), and whether a password was given",
    async (name) => {
      const wrong = await problemOf(fixture(name), "SECRET-VALUE");
      expect(wrong).toMatch(/is encrypted, and the password does not open it.*Password/);
      expect(wrong).not.toContain("SECRET-VALUE");
      expect(await problemOf(fixture(name))).toMatch(/is encrypted, and no password is given/);
    },
  );

  test("a DER certificate, which has no room for a key", async () => {
    expect(await problemOf(fixture("app.cer"))).toMatch(/holds no private key: put/);
  });

  test("an EC key in PKCS#12", async () => {
    expect(await problemOf(fixture("ec.pfx"), password)).toMatch(/kind EC.*needs an RSA key/);
  });

  test("a path that leads nowhere, with the place where a relative one was looked for", async () => {
    const missing = join(folder, "missing.pem");
    expect(await problemOf(missing)).toContain(`${missing} could not be read (ENOENT)`);
    expect(await problemOf(folder)).toContain("could not be read (EISDIR)");
    const path = relative(process.cwd(), missing);
    expect(await problemOf(path)).toContain(`file ${path} (looked for at ${missing}) could not`);
  });
});
