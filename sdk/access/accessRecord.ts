import type { Input } from "@pulumi/pulumi";
import * as pulumi from "@pulumi/pulumi";
import { accessRecordProvider } from "../providerText";
import type { PermanentRoleArgs } from "./recordedRoles";

/** One thing that stands in Azure: where, and under which name. */
export interface PlaceArgs {
  /** Resource id of the scope. */
  scope: Input<string>;
  /** GUID that it stands under. Default: made of scope, principal and role. */
  name?: Input<string>;
  /** Whether the program gives the name, so that azure-native deletes before it makes anew. */
  given?: boolean;
}

/** A role that can be activated, held at every place. */
export interface EligibleAccessArgs {
  /** Object id of the principal. */
  principalId: Input<string>;
  /** GUID of the role. */
  roleId: Input<string>;
  /** Why the principal is eligible. Default: none. */
  justification?: Input<string>;
  /** When the eligibility ends, ISO 8601. Default: it does not end. */
  until?: Input<string>;
}

/** What a component declares of access: who holds what where, and for how long. */
export interface AccessRecordArgs {
  /** Name of the component, for messages. */
  component: string;
  /** How the access comes about. */
  access: "lighthouse" | "direct";
  /** Object id of the linked identity. Default: no link is declared. */
  linkedObjectId?: Input<string>;
  /** Tenant that the access is delegated to. Default: it is held directly. */
  managingTenantId?: Input<string>;
  /** The registration definition. Default: the access is held directly. */
  definition?: PlaceArgs;
  /** Where the access is held, by the key of the scope. */
  places: Record<string, PlaceArgs>;
  /** Roles that are held permanently, at every place. */
  permanent: Input<Input<PermanentRoleArgs>[]>;
  /** Roles that can be activated, at every place. Default: none. */
  eligible?: Input<Input<EligibleAccessArgs>[]>;
}

/**
 * A record of declared access. It stands in the state only, so that the next preview sees both sides
 * and says where attribution stops (rule P14). It asks nothing of Azure and cannot fail.
 */
export class AccessRecord extends pulumi.CustomResource {
  constructor(name: string, args: AccessRecordArgs, opts: pulumi.CustomResourceOptions) {
    super(
      "pulumi-nodejs:dynamic/azure-partner:AccessRecord",
      name,
      { ...args, __provider: accessRecordProvider },
      pulumi.mergeOptions(opts, { hideDiffs: ["__provider"] }),
    );
  }
}

/**
 * Records what a component declares, once the access stands: a record ahead of access that failed
 * would let the next run take the change for made. Only the parent is passed on: the component's
 * providers write access, they do not keep records.
 */
export function recordAccess(
  parent: pulumi.ComponentResource,
  args: AccessRecordArgs,
  access: pulumi.Resource[],
): void {
  if (hasProvider(parent)) {
    new AccessRecord(args.component, args, { parent, dependsOn: access });
  }
}

/** Whether the stack lets this resource have a provider: the access must not fail for its record. */
function hasProvider(parent: pulumi.ComponentResource): boolean {
  const disabled = pulumi.runtime.getConfig("pulumi:disable-default-providers") ?? "[]";
  return (
    parent.getProvider("pulumi-nodejs:dynamic:Resource") !== undefined ||
    !/"(\*|pulumi-nodejs)"/.test(disabled)
  );
}
