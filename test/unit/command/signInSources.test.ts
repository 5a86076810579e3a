import { flagOf, identityOptions } from "../../../command/identityOptions";
import { signInSources } from "../../../command/signInSources";
import { argumentTable } from "../../../provider/argumentTable";
import type { Identity } from "../../../provider/identity/declaredIdentity";
import { chooseCloud } from "../../../provider/identity/signInCloud";
import { chooseSignIn, isProblem } from "../../../provider/identity/signIn";
import { ambientOf } from "../provider/ambients";

/** Where a sign-in comes from that is chosen by these options and variables. */
function sources(identity: Identity, env: Record<string, string>): string[] {
  const ambient = ambientOf(env);
  const signIn = chooseSignIn(identity, ambient);
  const choice = chooseCloud(identity, ambient);
  if (isProblem(signIn)) {
    throw new Error(signIn.reason);
  }
  const cloud =
    "cloud" in choice
      ? choice.cloud
      : { name: "custom", loginEndpoint: "", resourceManager: "", audience: "" };
  const rest = { disableInstanceDiscovery: false, uncertain: true };
  return signInSources({ signIn, cloud: { ...rest, ...cloud } }, identity, ambient);
}

const client = { ARM_TENANT_ID: "t", ARM_CLIENT_ID: "c" };
const endpoints = {
  ARM_ACTIVE_DIRECTORY_AUTHORITY_HOST: "https://login.example",
  ARM_RESOURCE_MANAGER_AUDIENCE: "https://arm.example",
  ARM_RESOURCE_MANAGER_ENDPOINT: "https://arm.example",
};

describe("a sign-in is told by the names of what it was made of", () => {
  test.each<[string, Identity, Record<string, string>, string[]]>([
    ["nothing", {}, {}, []],
    [
      "a secret, beside what is not used",
      {},
      { ...client, ARM_CLIENT_SECRET: "s", ARM_USE_MSI: "false", ARM_OIDC_TOKEN: "o" },
      ["ARM_CLIENT_SECRET", "ARM_TENANT_ID", "ARM_CLIENT_ID"],
    ],
    [
      "an option before a variable",
      { tenantId: "other" },
      { ...client, ARM_CLIENT_SECRET: "s" },
      ["ARM_CLIENT_SECRET", "--tenant-id", "ARM_CLIENT_ID"],
    ],
    [
      "a method that is an option, and not the one in the environment",
      { useMsi: true },
      { ...client, ARM_CLIENT_SECRET: "s" },
      ["--use-msi", "ARM_TENANT_ID", "ARM_CLIENT_ID"],
    ],
    [
      "GitHub's own variables",
      { useOidc: true },
      { ...client, ACTIONS_ID_TOKEN_REQUEST_TOKEN: "r", ACTIONS_ID_TOKEN_REQUEST_URL: "u" },
      [
        "--use-oidc",
        "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
        "ACTIONS_ID_TOKEN_REQUEST_URL",
        "ARM_TENANT_ID",
        "ARM_CLIENT_ID",
      ],
    ],
    [
      "the default credential, with what Azure's library may have read",
      { useDefaultAzureCredential: true, clientId: "c" },
      { AZURE_CLIENT_SECRET: "s", AZURE_PARTNER_WHEN_UNREACHABLE: "keep", ARM_CLIENT_SECRET: "s" },
      ["--use-default-azure-credential", "--client-id", "AZURE_CLIENT_SECRET"],
    ],
    ["a cloud's name", {}, { AZURE_ENVIRONMENT: "china" }, ["AZURE_ENVIRONMENT"]],
    [
      "a cloud's host, which goes before its name",
      {},
      { ARM_METADATA_HOSTNAME: "h", ARM_ENVIRONMENT: "china" },
      ["ARM_METADATA_HOSTNAME"],
    ],
    [
      "a cloud's name that is an option, which goes before a host",
      { environment: "china" },
      { ARM_METADATA_HOSTNAME: "h" },
      ["--environment"],
    ],
    ["a cloud's three endpoints", {}, endpoints, Object.keys(endpoints)],
  ])("%s", (_what, identity, env, expected) => {
    expect(sources(identity, env)).toEqual(expected);
  });
});

test("Whatever a program may declare of an identity is an option, but for secrets and what is for linking", () => {
  const options = identityOptions.map(({ key }) => key);
  expect(
    Object.keys(argumentTable.Identity)
      .filter((key) => !options.some((option) => option === key))
      .sort(),
  ).toEqual([
    // Asked of `whoami` alone.
    "allowUser",
    "clientCertificatePassword",
    "clientSecret",
    "newPrincipal",
  ]);
  expect(flagOf("useDefaultAzureCredential")).toBe("--use-default-azure-credential");
});
