import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SignInFailure } from "../../provider/errors/signInFailure";
import type { SignIn } from "../../provider/identity/signIn";
import { createClientCertificate } from "../../emulator";
import type { Fault, SignInErrorCode } from "../../emulator";
import type { Properties } from "./host";
import type { RunOptions, Scene } from "./scene";

/** An identity that a state has recorded, and that can no longer be signed in as. */
export interface Stranded {
  tenantId: string;
  objectId: string;
  /** As it was declared when it was linked. */
  identity: Properties;
  /** Where the run takes place now. */
  run?: RunOptions;
}

/** One way of failing, of one method. */
export interface FailureCase {
  failure: SignInFailure;
  method: SignIn["method"];
  when: string;
  strand(scene: Scene): Stranded;
  /** What the failure says. */
  words: RegExp;
  /** Whether what has failed stands in the way of every other credential, too. */
  everywhere?: true;
}

const issuer = { issuer: "https://issuer.example", subject: "repo:example" };
/** Nobody listens there. */
const nowhere = "127.0.0.1:1";
let files = 0;

function file(scene: Scene, name: string, content: string | Buffer): string {
  const folder = join(scene.folder, `case-${++files}`);
  mkdirSync(folder);
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function application(scene: Scene, federated?: typeof issuer | true): Stranded & { own: Own } {
  const app = scene.addApplication();
  if (federated !== undefined) {
    scene.emulator.directory.addServicePrincipal({ ...app, federated });
  }
  const { tenantId, clientId, objectId, identity } = app;
  return { tenantId, objectId, identity, own: { tenantId, clientId } };
}
type Own = { tenantId: string; clientId: string };

function certified(scene: Scene, path: string, clientCertificatePassword?: string): Stranded {
  const { own, ...app } = application(scene);
  const password = clientCertificatePassword && { clientCertificatePassword };
  return { ...app, identity: { ...own, clientCertificatePath: path, ...password } };
}

function assertion(scene: Scene): string {
  return scene.emulator.tokens.issueAssertion(issuer);
}

function machine(scene: Scene, env?: Record<string, string>, method: Properties = {}): Stranded {
  const { directory } = scene.emulator;
  const { clientId, ...principal } = directory.addManagedIdentity(directory.addTenant());
  const here = { ...scene.emulator.managedIdentityEnvironment, ...env };
  return { ...principal, identity: { clientId, useMsi: true, ...method }, run: { env: here } };
}

function person(scene: Scene, says?: string): Stranded & { upn: string } {
  const { directory } = scene.emulator;
  const { tenantId } = directory.addTenant();
  const upn = `ada-${++files}@example.test`;
  const { objectId } = directory.addUser({ tenantId, upn });
  const cli = scene.emulator.createAzureCli({ upn, tenantId });
  if (says !== undefined) {
    cli.says(says);
  }
  const identity = { tenantId, objectId };
  return { tenantId, objectId, identity, upn, run: { pathFirst: [cli.folder] } };
}

/** The default credential of Azure's library, bound to one of its parts. */
function byDefault({ identity, run, ...stranded }: Stranded, part: string): Stranded {
  const env = { ...run?.env, AZURE_TOKEN_CREDENTIALS: part };
  const { clientId } = identity;
  return {
    ...stranded,
    identity: { useDefaultAzureCredential: true, ...(clientId !== undefined && { clientId }) },
    run: { ...run, env },
  };
}

function refused(scene: Scene, code: SignInErrorCode): Stranded {
  const app = application(scene);
  scene.emulator.directory.refuseSignIn({ ...app.own, identity: app.own.clientId, code });
  return app;
}

function struck(scene: Scene, stranded: Stranded, kind: "token" | "managedIdentity", fault: Fault) {
  const { tenantId, objectId } = stranded;
  const on = kind === "token" ? { kind, tenantId } : { kind, objectId };
  scene.emulator.faults.inject({ on, fault, times: 99 });
  return stranded;
}

/** The emulator as a cloud that is known without asking for its metadata. */
function endpoints({ emulator: { url } }: Scene): Record<string, string> {
  return {
    ARM_METADATA_HOSTNAME: "",
    ARM_ACTIVE_DIRECTORY_AUTHORITY_HOST: url,
    ARM_RESOURCE_MANAGER_AUDIENCE: `${url}/`,
    ARM_RESOURCE_MANAGER_ENDPOINT: url,
  };
}

const noName =
  "ERROR: HTTPSConnectionPool(host='login.microsoftonline.com', port=443): Max retries exceeded with url: /common (Caused by NameResolutionError(\"Failed to resolve 'login.microsoftonline.com'\"))";
const noTrust =
  "ERROR: Certificate verification failed. This typically happens when using Azure CLI behind a proxy that intercepts traffic with a self-signed certificate.";

/** Every way of failing, and of every method those that are its own. */
export const failureCases: readonly FailureCase[] = [
  {
    failure: "entraRefused",
    method: "secret",
    when: "the secret has expired",
    strand: (scene) => refused(scene, 7000222),
    words: /AADSTS7000222/,
  },
  {
    failure: "entraRefused",
    method: "certificate",
    when: "the certificate is not the app's",
    strand: (scene) => certified(scene, file(scene, "other.pem", createClientCertificate().pem)),
    words: /certificate is not registered.*AADSTS700027/,
  },
  {
    failure: "entraRefused",
    method: "oidcToken",
    when: "the token is of another issuer",
    strand(scene) {
      const { own, ...app } = application(scene);
      const env = { ARM_OIDC_TOKEN: assertion(scene) };
      return { ...app, identity: { ...own, useOidc: true }, run: { env } };
    },
    words: /no federated credential.*AADSTS70021/,
  },
  {
    failure: "entraRefused",
    method: "oidcTokenFile",
    when: "the file's token is of another issuer",
    strand(scene) {
      const { own, ...app } = application(scene);
      const oidcTokenFilePath = file(scene, "token", assertion(scene));
      return { ...app, identity: { ...own, oidcTokenFilePath } };
    },
    words: /no federated credential.*AADSTS70021/,
  },
  {
    failure: "entraRefused",
    method: "oidcRequest",
    when: "the app does not trust the pipeline",
    strand(scene) {
      const { own, ...app } = application(scene);
      const env = scene.emulator.workflowEnvironment;
      return { ...app, identity: { ...own, useOidc: true }, run: { env } };
    },
    words: /no federated credential.*AADSTS70021/,
  },
  {
    failure: "entraRefused",
    method: "azureCli",
    when: "az passes on that the person needs more proof",
    strand(scene) {
      const { upn, ...stranded } = person(scene);
      const { tenantId } = stranded;
      scene.emulator.directory.refuseSignIn({ tenantId, identity: upn, code: 50076 });
      return stranded;
    },
    words: /multi-factor authentication is required.*AADSTS50076/,
  },
  {
    failure: "entraRefused",
    method: "default",
    when: "the secret in the environment has expired",
    strand(scene) {
      const app = refused(scene, 7000222);
      const { tenantId, clientId, clientSecret } = app.identity as Record<string, string>;
      const env = {
        AZURE_TENANT_ID: tenantId ?? "",
        AZURE_CLIENT_ID: clientId ?? "",
        AZURE_CLIENT_SECRET: clientSecret ?? "",
      };
      return byDefault({ ...app, run: { env } }, "EnvironmentCredential");
    },
    words: /AADSTS7000222/,
  },
  {
    failure: "entraKnowsNotYet",
    method: "secret",
    when: "the service principal is gone",
    strand(scene) {
      const { own, ...app } = application(scene);
      scene.emulator.directory.removeServicePrincipal(own.tenantId, own.clientId);
      return app;
    },
    words: /no service principal.*AADSTS700016/,
  },
  {
    failure: "nothingDeclared",
    method: "secret",
    when: "only the client is named",
    strand(scene) {
      const { own, ...app } = application(scene);
      return { ...app, identity: own };
    },
    words: /nothing to sign in with: set ARM_CLIENT_ID, ARM_CLIENT_SECRET and ARM_TENANT_ID/,
  },
  {
    failure: "nothingDeclared",
    method: "oidcRequest",
    when: "no federated token is at hand",
    strand(scene) {
      const { own, ...app } = application(scene);
      const env = { SYSTEM_OIDCREQUESTURI: "https://devops.example" };
      return { ...app, identity: { ...own, useOidc: true }, run: { env } };
    },
    words: /no federated token is at hand.*SYSTEM_OIDCREQUESTURI of Azure DevOps is not read/,
  },
  {
    failure: "impossibleTenant",
    method: "secret",
    when: "the environment's tenant cannot be one",
    strand(scene) {
      const { own, ...app } = application(scene);
      const { clientId } = own;
      const identity = { clientId, clientSecret: "SECRET-VALUE" };
      return { ...app, identity, run: { env: { ARM_TENANT_ID: "my tenant!" } } };
    },
    words: /in tenant my tenant!: Invalid tenant id/,
  },
  {
    failure: "certificateFile",
    method: "certificate",
    when: "the file is missing",
    strand: (scene) => certified(scene, join(scene.folder, "missing.pem")),
    words: /missing\.pem could not be read \(ENOENT\)/,
  },
  {
    failure: "certificateFile",
    method: "certificate",
    when: "the PFX was renewed under another password",
    strand: (scene) =>
      certified(scene, file(scene, "app.pfx", createClientCertificate().pfx("new")), "old"),
    words: /app\.pfx .*clientCertificatePassword/,
  },
  {
    failure: "certificateFile",
    method: "certificate",
    when: "the file is something else now",
    strand: (scene) => certified(scene, file(scene, "app.pem", "nonsense")),
    words: /app\.pem .*clientCertificatePath/,
  },
  {
    failure: "tokenFile",
    method: "oidcTokenFile",
    when: "the file is missing",
    strand(scene) {
      const { own, ...app } = application(scene);
      const oidcTokenFilePath = join(scene.folder, "missing.jwt");
      return { ...app, identity: { ...own, oidcTokenFilePath } };
    },
    words: /missing\.jwt could not be read \(ENOENT\)/,
  },
  {
    failure: "tokenFile",
    method: "oidcTokenFile",
    when: "the file is empty",
    strand(scene) {
      const { own, ...app } = application(scene);
      return { ...app, identity: { ...own, oidcTokenFilePath: file(scene, "token", "\n") } };
    },
    words: /token is empty/,
  },
  {
    failure: "tokenServiceRefused",
    method: "oidcRequest",
    when: "the pipeline's token service refuses",
    strand(scene) {
      const { own, ...app } = application(scene, true);
      const token = { ACTIONS_ID_TOKEN_REQUEST_TOKEN: "SECRET-VALUE" };
      const env = { ...scene.emulator.workflowEnvironment, ...token };
      return { ...app, identity: { ...own, useOidc: true }, run: { env } };
    },
    words: /token service at localhost:\d+ answered 401/,
  },
  {
    failure: "noMachineEndpoint",
    method: "managedIdentity",
    when: "nobody listens at the machine's endpoint",
    strand: (scene) => machine(scene, { IDENTITY_ENDPOINT: `http://${nowhere}/token` }),
    words:
      /endpoint http:\/\/127\.0\.0\.1:1\/token \(IDENTITY_ENDPOINT\) is not there \(ECONNREFUSED\)/,
  },
  {
    failure: "machineEndpointRefused",
    method: "managedIdentity",
    when: "the machine has another identity",
    strand(scene) {
      const stranded = machine(scene);
      const clientId = "99999999-9999-4999-8999-999999999999";
      return { ...stranded, identity: { ...stranded.identity, clientId } };
    },
    words: /endpoint https:\/\/localhost:\d+\/\S+ \(IDENTITY_ENDPOINT\) answered 400/,
  },
  {
    failure: "azNotInstalled",
    method: "azureCli",
    when: "az is not installed",
    strand: (scene) => ({ ...person(scene), run: {} }),
    words: /\(az\) is not installed.*set ARM_CLIENT_ID, ARM_CLIENT_SECRET and ARM_TENANT_ID/,
  },
  {
    failure: "azNotInstalled",
    method: "default",
    when: "az is not installed",
    strand: (scene) => byDefault({ ...person(scene), run: {} }, "AzureCliCredential"),
    words: /Azure CLI could not be found/,
  },
  {
    failure: "azNotSignedIn",
    method: "azureCli",
    when: "nobody is signed in to az",
    strand: (scene) => person(scene, "ERROR: Please run 'az login' to setup account."),
    words: /nobody is signed in to the Azure CLI. Run `az login --tenant [0-9a-f-]{36}`/,
  },
  {
    failure: "azNotSignedIn",
    method: "default",
    when: "nobody is signed in to az",
    strand: (scene) =>
      byDefault(
        person(scene, "ERROR: Please run 'az login' to setup account."),
        "AzureCliCredential",
      ),
    words: /not available here/,
  },
  {
    failure: "noDefaultCredential",
    method: "default",
    when: "the environment holds none",
    strand: (scene) => byDefault(application(scene), "EnvironmentCredential"),
    words: /EnvironmentCredential is unavailable/,
  },
  {
    failure: "anotherIdentity",
    method: "secret",
    when: "the service principal was recreated",
    strand(scene) {
      const { own, ...app } = application(scene);
      scene.emulator.directory.recreateServicePrincipal(own.tenantId, own.clientId);
      return app;
    },
    words: /The recorded credential \(the client secret.*is service principal/,
  },
  {
    failure: "unreachable",
    method: "secret",
    when: "the connection to Entra is cut",
    strand: (scene) =>
      struck(scene, application(scene), "token", { type: "reset", when: "before" }),
    words: /connection to https:\/\/localhost:\d+ failed or was cut/,
    everywhere: true,
  },
  {
    failure: "unreachable",
    method: "secret",
    when: "a proxy variable has no scheme",
    strand: (scene) => ({
      ...application(scene),
      run: { env: { ...endpoints(scene), HTTPS_PROXY: nowhere } },
    }),
    words: /HTTPS_PROXY/,
    everywhere: true,
  },
  {
    failure: "unreachable",
    method: "certificate",
    when: "nobody trusts Entra's certificate",
    strand: (scene) => ({
      ...certified(scene, file(scene, "app.pem", createClientCertificate().pem)),
      run: { env: { ...endpoints(scene), NODE_EXTRA_CA_CERTS: "" } },
    }),
    words: /not trusted.*NODE_EXTRA_CA_CERTS/,
    everywhere: true,
  },
  {
    failure: "unreachable",
    method: "default",
    when: "the connection to Entra is cut",
    strand(scene) {
      const app = application(scene);
      const { tenantId, clientId, clientSecret } = app.identity as Record<string, string>;
      const env = {
        AZURE_TENANT_ID: tenantId ?? "",
        AZURE_CLIENT_ID: clientId ?? "",
        AZURE_CLIENT_SECRET: clientSecret ?? "",
      };
      struck(scene, app, "token", { type: "reset", when: "before" });
      return byDefault({ ...app, run: { env } }, "EnvironmentCredential");
    },
    words: /connection to https:\/\/localhost:\d+ failed or was cut/,
    everywhere: true,
  },
  {
    failure: "timeOut",
    method: "secret",
    when: "Entra does not answer",
    strand: (scene) => ({
      ...struck(scene, application(scene), "token", { type: "silence", when: "before" }),
      run: { config: { "azure-partner:operationTimeout": "3" } },
    }),
    words: /no usable answer within 3 seconds/,
    everywhere: true,
  },
  {
    failure: "timeOut",
    method: "managedIdentity",
    when: "the machine's endpoint does not answer",
    strand(scene) {
      const stranded = struck(scene, machine(scene), "managedIdentity", {
        type: "silence",
        when: "before",
      });
      const config = { "azure-partner:operationTimeout": "3" };
      return { ...stranded, run: { ...stranded.run, config } };
    },
    words: /no usable answer within 3 seconds/,
    everywhere: true,
  },
  {
    failure: "entraUnwell",
    method: "secret",
    when: "Entra answers 503",
    strand: (scene) =>
      struck(scene, application(scene), "token", { type: "status", status: 503, retryAfter: 0 }),
    words: /answered 503, which says nothing about the identity/,
    everywhere: true,
  },
  {
    failure: "entraUnwell",
    method: "certificate",
    when: "Entra says by a code that it is unwell",
    strand(scene) {
      const stranded = certified(scene, file(scene, "app.pem", createClientCertificate().pem));
      const fault = { type: "status", status: 400, code: "90033", message: "Try again." } as const;
      return struck(scene, stranded, "token", fault);
    },
    words: /unwell or too busy \(AADSTS90033\)/,
    everywhere: true,
  },
  {
    failure: "entraUnwell",
    method: "default",
    when: "Entra answers 503 that the service is unavailable",
    strand(scene) {
      const app = application(scene);
      const { tenantId, clientId, clientSecret } = app.identity as Record<string, string>;
      const env = {
        AZURE_TENANT_ID: tenantId ?? "",
        AZURE_CLIENT_ID: clientId ?? "",
        AZURE_CLIENT_SECRET: clientSecret ?? "",
      };
      const json = { error: "server_error", error_description: "The service is unavailable." };
      struck(scene, app, "token", { type: "status", status: 503, body: { json }, retryAfter: 0 });
      return byDefault({ ...app, run: { env } }, "EnvironmentCredential");
    },
    words: /answered 503, which says nothing about the identity/,
    everywhere: true,
  },
  {
    failure: "notEntra",
    method: "secret",
    when: "a proxy's page answers in Entra's place",
    strand: (scene) =>
      struck(scene, application(scene), "token", { type: "status", status: 400, body: "html" }),
    words: /answered 400, but not as Entra does/,
    everywhere: true,
  },
  {
    failure: "notEntra",
    method: "oidcToken",
    when: "a page answers in the place of the tenant's endpoints",
    strand(scene) {
      const { own, ...app } = application(scene);
      const { tenantId } = own;
      const on = {
        kind: "discovery",
        matches: ({ path }: { path: string }) => path.includes(tenantId),
      };
      const fault = { type: "status", status: 400, body: "html" } as const;
      scene.emulator.faults.inject({ on: { ...on, kind: "discovery" }, fault, times: 99 });
      const env = { ARM_OIDC_TOKEN: assertion(scene) };
      return { ...app, identity: { ...own, useOidc: true }, run: { env } };
    },
    words: /answered 400, but not as Entra does/,
    everywhere: true,
  },
  {
    failure: "tokenServiceUnwell",
    method: "oidcRequest",
    when: "nobody listens where the pipeline gives tokens",
    strand(scene) {
      const { own, ...app } = application(scene, true);
      const url = { ACTIONS_ID_TOKEN_REQUEST_URL: `https://${nowhere}/token` };
      const env = { ...scene.emulator.workflowEnvironment, ...url };
      return { ...app, identity: { ...own, useOidc: true }, run: { env } };
    },
    words: /token service gave no federated token. The connection to 127\.0\.0\.1:1 failed/,
  },
  {
    failure: "machineEndpointUnwell",
    method: "managedIdentity",
    when: "the machine's endpoint answers 500",
    strand: (scene) =>
      struck(scene, machine(scene), "managedIdentity", {
        type: "status",
        status: 500,
        retryAfter: 0,
      }),
    words: /\(IDENTITY_ENDPOINT\) answered 500, which says nothing about the identity/,
  },
  {
    failure: "azTrouble",
    method: "azureCli",
    when: "az cannot resolve Entra's name",
    strand: (scene) => person(scene, noName),
    words: /az said "HTTPSConnectionPool\(host='login\.microsoftonline\.com', port=443\)/,
  },
  {
    failure: "azTrouble",
    method: "azureCli",
    when: "az does not trust Entra",
    strand: (scene) => person(scene, noTrust),
    words: /az said "Certificate verification failed\. This typically/,
  },
  {
    failure: "azTrouble",
    method: "default",
    when: "az cannot resolve Entra's name",
    strand: (scene) => byDefault(person(scene, noName), "AzureCliCredential"),
    words: /HTTPSConnectionPool/,
  },
  ...(["azureCli", "default"] as const).flatMap((method): FailureCase[] => {
    const says = (scene: Scene, text: string) => {
      const stranded = person(scene, text);
      return method === "default" ? byDefault(stranded, "AzureCliCredential") : stranded;
    };
    return [
      {
        failure: "entraUnwell",
        method,
        when: "az advises `az login` beneath a code by which Entra is unwell",
        strand: (scene) =>
          says(
            scene,
            "ERROR: AADSTS90033: A transient error has occurred. Please try again. Trace ID: 1\nInteractive authentication is needed. Please run:\naz login",
          ),
        words: /unwell or too busy \(AADSTS90033\)/,
      },
      {
        failure: "entraRefused",
        method,
        when: "az advises `az login` beneath a code by which Entra refuses",
        strand: (scene) =>
          says(
            scene,
            "ERROR: AADSTS50076: You must use multi-factor authentication. Trace ID: 1\nInteractive authentication is needed. Please run:\naz login",
          ),
        words: /multi-factor authentication is required.*AADSTS50076/,
      },
      {
        failure: "azTrouble",
        method,
        when: "az has no network and advises `az login`",
        strand: (scene) =>
          says(
            scene,
            "ERROR: [Errno -3] Temporary failure in name resolution. If it persists, run az login.",
          ),
        words: /Temporary failure in name resolution/,
      },
    ];
  }),
  {
    failure: "cloudUnknown",
    method: "secret",
    when: "nobody listens at the metadata host",
    strand: (scene) => ({
      ...application(scene),
      run: { env: { ARM_METADATA_HOSTNAME: nowhere } },
    }),
    words: /Could not read the cloud metadata of https:\/\/127\.0\.0\.1:1/,
    everywhere: true,
  },
  {
    failure: "setting",
    method: "default",
    when: "AZURE_TOKEN_CREDENTIALS names what does not exist",
    strand: (scene) => byDefault(application(scene), "Nonsense"),
    words: /AZURE_TOKEN_CREDENTIALS/,
  },
  {
    failure: "unforeseen",
    method: "default",
    when: "the machine's endpoint fails, and the library keeps the cause to itself",
    strand: (scene) =>
      byDefault(
        machine(scene, { IDENTITY_ENDPOINT: `http://${nowhere}/token` }),
        "ManagedIdentityCredential",
      ),
    words: /ManagedIdentityCredential: Network unreachable/,
  },
];

/** Ways that no recorded state runs into: where they are shown, or why they cannot be. */
export const shownElsewhere: Partial<Record<SignInFailure, string>> = {
  changed: "traffic.test.ts: somebody else signs in while the work is under way",
};
