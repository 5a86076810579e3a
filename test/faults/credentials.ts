import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createClientCertificate } from "../../emulator";
import { observePrincipal } from "../host/principal";
import type { Principal } from "../host/principal";
import type { RunOptions, Scene } from "../host/scene";

/** One way of signing in, set up, with all that must not be seen of it. */
export interface Credential {
  principal: Principal;
  /** As a program declares it. */
  identity: Record<string, unknown>;
  run: RunOptions;
  secrets: string[];
}

/** Every kind of credential that an identity can have. */
export const credentials: Readonly<Record<string, (scene: Scene) => Credential>> = {
  secret(scene) {
    const app = scene.addApplication();
    return { principal: app, identity: app.identity, run: {}, secrets: [app.secret] };
  },
  "secret in the environment"(scene) {
    const app = scene.addApplication();
    return { principal: app, identity: {}, run: { env: app.environment }, secrets: [app.secret] };
  },
  "PEM certificate"(scene) {
    const { app, names } = application(scene);
    const certificate = createClientCertificate();
    scene.emulator.directory.addServicePrincipal({ ...app, certificate });
    const clientCertificatePath = file(scene, "key.pem", certificate.pem);
    const secrets = keyLines(certificate.pem);
    return { principal: app, identity: { ...names, clientCertificatePath }, run: {}, secrets };
  },
  "PFX certificate"(scene) {
    const { app, names } = application(scene);
    const certificate = createClientCertificate();
    scene.emulator.directory.addServicePrincipal({ ...app, certificate });
    const clientCertificatePassword = "PFX-PASSWORD-VALUE";
    const clientCertificatePath = file(
      scene,
      "key.pfx",
      certificate.pfx(clientCertificatePassword),
    );
    const secrets = [clientCertificatePassword, ...keyLines(certificate.pem)];
    const identity = { ...names, clientCertificatePath, clientCertificatePassword };
    return { principal: app, identity, run: {}, secrets };
  },
  "federated token in a file"(scene) {
    const { app, names } = application(scene);
    const assertion = assertionFor(scene, app);
    const oidcTokenFilePath = file(scene, "token", assertion);
    return {
      principal: app,
      identity: { ...names, oidcTokenFilePath },
      run: {},
      secrets: [assertion],
    };
  },
  "federated token in the environment"(scene) {
    const { app, names } = application(scene);
    const assertion = assertionFor(scene, app);
    const env = { ARM_USE_OIDC: "true", ARM_OIDC_TOKEN: assertion };
    return { principal: app, identity: names, run: { env }, secrets: [assertion] };
  },
  "federated token of a pipeline"(scene) {
    const { app, names } = application(scene);
    const federated = scene.emulator.workflowCredential;
    scene.emulator.directory.addServicePrincipal({ ...app, federated });
    const env = scene.emulator.workflowEnvironment;
    const secrets = [env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? ""];
    return { principal: app, identity: { ...names, useOidc: true }, run: { env }, secrets };
  },
  "managed identity"(scene) {
    const { directory } = scene.emulator;
    const { tenantId } = directory.addTenant();
    const clientId = directory.addManagedIdentity({ tenantId }).clientId;
    const principal = directory.findManagedIdentity(clientId);
    const env = scene.emulator.managedIdentityEnvironment;
    return {
      principal: observePrincipal(scene.emulator, {
        tenantId,
        objectId: principal?.objectId ?? "",
      }),
      identity: { useMsi: true, clientId },
      run: { env },
      secrets: [env.IDENTITY_HEADER ?? ""],
    };
  },
  "Azure CLI"(scene) {
    const { directory } = scene.emulator;
    const { tenantId } = directory.addTenant();
    const upn = "ada@example.test";
    const user = directory.addUser({ tenantId, upn });
    const { folder } = scene.emulator.createAzureCli({ upn, tenantId });
    return {
      principal: observePrincipal(scene.emulator, user),
      identity: { allowUser: true },
      run: { pathFirst: [folder] },
      secrets: [],
    };
  },
  "default credential"(scene) {
    const app = scene.addApplication();
    const env = {
      AZURE_TOKEN_CREDENTIALS: "EnvironmentCredential",
      AZURE_TENANT_ID: app.tenantId,
      AZURE_CLIENT_ID: app.clientId,
      AZURE_CLIENT_SECRET: app.secret,
    };
    const identity = { useDefaultAzureCredential: true };
    return { principal: app, identity, run: { env }, secrets: [app.secret] };
  },
};

function application(scene: Scene) {
  const app = scene.addApplication();
  return { app, names: { tenantId: app.tenantId, clientId: app.clientId } };
}

function assertionFor(scene: Scene, app: { tenantId: string; clientId: string }): string {
  const federated = { issuer: "https://issuer.example", subject: "repo:example" };
  scene.emulator.directory.addServicePrincipal({ ...app, federated });
  return scene.emulator.tokens.issueAssertion(federated);
}

let files = 0;

function file(scene: Scene, name: string, content: string | Buffer): string {
  const path = join(scene.folder, `${++files}-${name}`);
  writeFileSync(path, content);
  return path;
}

/** Lines of the private key: none of them may be seen anywhere. */
function keyLines(pem: string): string[] {
  const [key = ""] = /-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]+/.exec(pem) ?? [];
  return key.split(/\r?\n/).filter((line) => line.length > 40 && !line.startsWith("-"));
}
