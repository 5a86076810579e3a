import type { Access } from "./arm/access/access";
import type { Links } from "./arm/links";
import type { Partners } from "./arm/partners";
import type { Switches } from "./arm/switches";
import type { AzureCli, AzureCliOptions } from "./azureCli";
import type { FederatedCredential } from "./entra/applications";
import type { Directory } from "./entra/directory";
import type { TokenIssuer } from "./entra/tokenIssuer";
import type { Faults } from "./faults/faults";
import type { HostName } from "./hostName";
import type { Latency } from "./latency";
import type { LoggedRequest, RequestLog } from "./requests";
import type { World } from "./world";

export interface EmulatorOptions {
  /** What Azure holds at the start. @default `exampleWorld`; `{}` is an Azure without anybody */
  world?: World | undefined;
  /** TCP port on 127.0.0.1. @default one that is free */
  port?: number;
  /** The host's name; what is called "azure.test" is asked through a proxy. @default "localhost" */
  name?: HostName;
  /** Azure's clock: stamps links and tokens, and decides what has expired. @default the machine's */
  now?: () => Date;
  /** Called with every request when it arrives. */
  onRequest?: (request: LoggedRequest) => void;
}

/**
 * Azure on loopback, in this process: sign-in by Entra, the metadata document of a cloud, and of
 * Resource Manager what links, delegations, roles and billing agreements need. Everything is in memory;
 * whatever it holds can be read and changed while it runs.
 */
export interface Emulator {
  /**
   * What a process needs in its environment to take this for its cloud and to sign in: variables of
   * azure-native (`ARM_METADATA_HOSTNAME`, ...), of Node.js and Go (`NODE_EXTRA_CA_CERTS`,
   * `SSL_CERT_FILE`), and `ARM_TENANT_ID`, `ARM_CLIENT_ID`, `ARM_CLIENT_SECRET` of the first service
   * principal with a secret in the world that it started with, where there is one, with
   * `ARM_SUBSCRIPTION_ID` of the first subscription.
   */
  readonly environment: Readonly<Record<string, string>>;
  /** What a process needs besides to have a managed identity (App Service's endpoint). */
  readonly managedIdentityEnvironment: Readonly<Record<string, string>>;
  /** What a process needs besides to be a GitHub workflow that may ask for an id token. */
  readonly workflowEnvironment: Readonly<Record<string, string>>;
  /** What a service principal has to trust (`federated`) for that id token to be its sign-in. */
  readonly workflowCredential: FederatedCredential;
  /** Makes an `az` that is signed in as a user. It is gone when the emulator stops. */
  createAzureCli(options: AzureCliOptions): AzureCli;

  /** `<name>:<port>`, for azure-native's `metadataHost`. */
  readonly host: string;
  readonly url: string;
  /** PEM file of the authority that a client has to trust. */
  readonly caFile: string;
  /** The same authority as text, for clients in this process. */
  readonly ca: string;

  /** Tenants, service principals, users and managed identities, and whose sign-in is refused. */
  readonly directory: Directory;
  /** How long access tokens hold and what they tell, and tokens of other issuers. */
  readonly tokens: TokenIssuer;
  /** The partner ids that Azure takes. */
  readonly partners: Partners;
  /** Which identity is linked to which partner, and every change of it. */
  readonly links: Links;
  /** Subscriptions, roles and delegations. */
  readonly access: Access;
  /** Every request so far, without secrets. */
  readonly requests: RequestLog;
  /** What goes wrong with which request. */
  readonly faults: Faults;
  /** Which of the possible answers is played where Azure's own is unknown. Mutable. */
  readonly switches: Switches;
  /** How long answers take. Mutable. @default no time */
  readonly latency: Latency;

  /** Back to how it started, except that requests go on being counted. */
  reset(): void;
  /** Ends it: open connections are cut, its files are removed. */
  stop(): Promise<void>;
}
