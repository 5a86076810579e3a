import * as pulumi from "@pulumi/pulumi";
import type { HeldRolesReading } from "../../../../azure/heldRoles";
import { signingArguments } from "../../identity";
import type { Identity } from "../../identity";
import { heldRolesProvider } from "../../providerText";

/** Whom Azure is asked about, and where. */
export interface Holder {
  /** Object id (GUID) of the principal; of the group, where a group holds the role. */
  principalId: pulumi.Input<string>;
  /**
   * Resource id of a management group, subscription, resource group or resource, or the bare GUID of a
   * subscription.
   */
  scope: pulumi.Input<string>;
}

/** Whose roles are read where, and as whom. */
export interface HeldRolesArgs {
  /**
   * Whom to ask about, and where; neither order nor repetition matters. An empty list asks nothing.
   * Changing it reads again.
   */
  holders: pulumi.Input<pulumi.Input<Holder>[]>;
  /**
   * Who reads; `Microsoft.Authorization/roleAssignments/read` at the scopes is needed, which Reader
   * and Support Request Contributor include. A refresh reads as the same one. Default: as
   * azure-native would sign in. Changing it reads again.
   */
  identity?: pulumi.Input<Identity> | undefined;
  /**
   * What to do when nothing signs in as the identity any more: `"fail"`, or `"keep"` what was last
   * read. The environment variable `AZURE_PARTNER_WHEN_UNREACHABLE` overrules it for one command.
   * Default: `"fail"`. Changing it reads again.
   */
  whenUnreachable?: pulumi.Input<"fail" | "keep"> | undefined;
}

/**
 * Which roles principals hold at scopes, as Azure tells: role assignments at the scope and above it.
 * They are read when they are declared and when the stack is refreshed; a preview and an unchanged
 * `up` ask nothing, and nothing is ever written. That Azure does not let the identity read is an
 * answer; that Azure could not be asked (sign-in, throttling, network) is an error.
 *
 * A role assignment does not tell for how long it stands, nor who is a member of a group. Eligible
 * roles (PIM) and access by Azure Lighthouse are no role assignments in the customer's tenant and
 * are not told. For a management group, another management group that is told may be above or
 * inside: Azure does not say which.
 *
 * Source: https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-scope (2022-04-01)
 */
export class HeldRoles extends pulumi.CustomResource {
  /** Whom Azure was asked about, and where. */
  declare readonly holders: pulumi.Output<pulumi.Unwrap<Holder>[]>;
  /** What Azure told, one entry for each principal and scope. */
  declare readonly readings: pulumi.Output<HeldRolesReading[]>;
  /** The identity that asked, in words; "nobody" when nothing was asked. */
  declare readonly askedAs: pulumi.Output<string>;
  /** Tenant of the identity that asked. */
  declare readonly tenantId: pulumi.Output<string | undefined>;
  /** Object id of the identity that asked. */
  declare readonly objectId: pulumi.Output<string | undefined>;

  /** Declares the reading `name`. */
  constructor(name: string, args: HeldRolesArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "pulumi-nodejs:dynamic/azure-partner:HeldRoles",
      name,
      {
        ...outputsOnly,
        ...signingArguments("HeldRoles", name, args),
        __provider: heldRolesProvider,
      },
      pulumi.mergeOptions(opts, { hideDiffs: ["__provider"] }),
    );
  }
}

/** Declared without a value, so that they are unknown at preview and not absent. */
const outputsOnly = {
  readings: undefined,
  askedAs: undefined,
  tenantId: undefined,
  objectId: undefined,
};
