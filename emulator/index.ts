/**
 * Azure on loopback, for tests: `const azure = await startEmulator()`, then give
 * `{ ...process.env, ...azure.environment }` to the process under test, and `await azure.stop()`.
 *
 * @packageDocumentation
 */
export { startEmulator } from "./startEmulator";
export type { Emulator, EmulatorOptions } from "./emulator";
export { example, exampleWorld } from "./exampleWorld";
export type { World, WorldServicePrincipal } from "./world";
export { proxiedName } from "./hostName";
export type { HostName } from "./hostName";

export type { Directory } from "./entra/directory";
export type {
  FederatedCredential,
  RegisteredCertificate,
  ServicePrincipal,
  ServicePrincipalOptions,
} from "./entra/applications";
export { createClientCertificate, registeredCertificate } from "./entra/clientCertificate";
export type { ClientCertificate, ClientCertificateOptions } from "./entra/clientCertificate";
export type { ManagedIdentity } from "./entra/managedIdentities";
export type { Refusal } from "./entra/refusals";
export type { SignInErrorCode } from "./entra/signInErrorCode";
export type { Tenant } from "./entra/tenants";
export type { TokenIssuer, TokenOptions } from "./entra/tokenIssuer";
export type { User } from "./entra/users";
export type { AzureCli, AzureCliOptions } from "./azureCli";

export type { Link, LinkChange, Links } from "./arm/links";
export type { Partner, Partners } from "./arm/partners";
export type { Access } from "./arm/access/access";
export type { ManagementGroup, Subscription } from "./arm/access/hierarchy";
export type { Principal, PrincipalType } from "./arm/access/principals";
export type { RecordChange, Records } from "./arm/access/records";
export type {
  DelegationProperties,
  RegistrationAssignment,
  RegistrationDefinition,
} from "./arm/access/delegation";
export type { RoleAssignment } from "./arm/access/roleAssignment";
export { roleIds } from "./arm/access/roleDefinitions";
export type { RoleEligibility } from "./arm/access/roleEligibility";

export type { Fault, FaultTarget, Injection, StatusFault, When } from "./faults/fault";
export type { Faults, InjectedFault } from "./faults/faults";
export type { Latency } from "./latency";
export type { LoggedRequest, RequestLog } from "./requests";
export type { RequestKind } from "./route";
export type { Switches } from "./arm/switches";
