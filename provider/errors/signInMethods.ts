/** A way of signing in, as far as it can be told in words and tables. */
interface Method {
  /** How a sentence names what signs in. */
  words: string;
  /** Of whom the sentence says that it is. */
  of: readonly ("client" | "tenant")[];
  /** Whether an application signs in with what it has itself, at Entra and nowhere else. */
  ofApplication: boolean;
  /** What it is made of beside tenant and client, and the environment variables of each. */
  settings: Readonly<Record<string, readonly string[]>>;
}

const ofClient = { of: ["client", "tenant"], ofApplication: true } as const;
const useOidc = ["ARM_USE_OIDC"] as const;

/**
 * Every way of signing in, by the names of azure-native's settings and variables. Who signs in how is chosen
 * elsewhere (`identity/signIn.ts`), and so is what then happens (`identity/credential.ts`).
 */
export const signInMethods = {
  default: {
    words: "the default Azure credential",
    of: ["client", "tenant"],
    ofApplication: false,
    settings: { useDefaultAzureCredential: ["ARM_USE_DEFAULT_AZURE_CREDENTIAL"] },
  },
  certificate: {
    words: "the certificate",
    ...ofClient,
    settings: {
      clientCertificatePath: ["ARM_CLIENT_CERTIFICATE_PATH"],
      clientCertificatePassword: ["ARM_CLIENT_CERTIFICATE_PASSWORD"],
    },
  },
  secret: {
    words: "the client secret",
    ...ofClient,
    settings: { clientSecret: ["ARM_CLIENT_SECRET"] },
  },
  oidcToken: {
    words: "the federated (OIDC) token",
    ...ofClient,
    settings: { useOidc, oidcToken: ["ARM_OIDC_TOKEN"] },
  },
  oidcTokenFile: {
    words: "the federated (OIDC) token",
    ...ofClient,
    settings: { useOidc, oidcTokenFilePath: ["ARM_OIDC_TOKEN_FILE_PATH"] },
  },
  oidcRequest: {
    words: "the federated (OIDC) token",
    ...ofClient,
    settings: {
      useOidc,
      // Both spellings are in use: GitHub sets ACTIONS_*, azure-native's documentation names ARM_* too.
      oidcRequestToken: ["ARM_OIDC_REQUEST_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"],
      oidcRequestUrl: ["ARM_OIDC_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_URL"],
      oidcAudience: ["ARM_OIDC_AUDIENCE"],
    },
  },
  managedIdentity: {
    words: "the managed identity",
    of: ["client"],
    ofApplication: false,
    settings: { useMsi: ["ARM_USE_MSI"] },
  },
  azureCli: { words: "the Azure CLI", of: ["tenant"], ofApplication: false, settings: {} },
} as const satisfies Record<string, Method>;

type Methods = typeof signInMethods;

/** In which way somebody is signed in as. */
export type SignInMethod = keyof Methods;

/** What one of the ways is made of. */
export type SignInSetting = {
  [Name in SignInMethod]: keyof Methods[Name]["settings"];
}[SignInMethod];

/** Every way. */
export const methodNames = Object.keys(signInMethods) as SignInMethod[];

/** Whether an application signs in so with what it has itself. */
export const isOfApplication = (method: SignInMethod): boolean =>
  signInMethods[method].ofApplication;

/** The names of what a way is made of beside tenant and client. */
export const settingsOf = (method: SignInMethod) =>
  Object.keys(signInMethods[method].settings) as SignInSetting[];
