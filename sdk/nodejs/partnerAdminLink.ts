import * as pulumi from "@pulumi/pulumi";
import { readArguments } from "./arguments";
import type { Shape } from "./arguments";
import { plainIdentity, signingArguments } from "./identity";
import type { Identity } from "./identity";
import { partnerAdminLinkProvider } from "./providerText";
import { refusal } from "./refusal";
import { data, required, text } from "./shapes";

/** How a link is made, looked after and removed, whatever the partner. */
export interface LinkSettings {
  /**
   * The partner's name as Azure shows it, compared without regard to case. When the id turns out to
   * belong to another name, what this run wrote is put back and the update fails. Default: not
   * compared. Changing it asks Azure once and writes nothing.
   */
  expectedPartnerName?: pulumi.Input<string> | undefined;
  /**
   * What to do when the identity is linked to a partner that this resource neither linked nor
   * adopted, at its creation or later: `"fail"` names that partner and changes nothing, `"rebind"`
   * moves the link in place. Default: `"fail"`, or `"rebind"` where `rebindFrom` is given. Changing it
   * asks nothing of Azure.
   */
  ifLinked?: pulumi.Input<"fail" | "rebind"> | undefined;
  /**
   * The only partners whose link is moved, as partner ids; an empty list allows nobody. Beside
   * `ifLinked: "fail"` it is an error. Default: with `"rebind"`, any partner. Changing it asks nothing
   * of Azure.
   */
  rebindFrom?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * Who gets linked. Default: whoever azure-native would sign in as. Changing it to another tenant
   * or object replaces the link.
   */
  identity?: pulumi.Input<Identity> | undefined;
  /**
   * What deleting the resource does: `"unlink"` removes the link, `"keep"` leaves it. Default: a
   * link that was made or taken over is removed, one that was adopted is kept. Another partner's
   * link is never removed. Changing it asks nothing of Azure.
   */
  onDelete?: pulumi.Input<"unlink" | "keep"> | undefined;
  /**
   * What to do when nothing signs in as the linked identity any more (its secret was dropped, it was
   * deleted or recreated): `"fail"`, or `"keep"` the last known state unverified and, on destroy,
   * leave the link at Azure. The environment variable `AZURE_PARTNER_WHEN_UNREACHABLE` overrules
   * it for one command. Default: `"fail"`. Changing it asks nothing of Azure.
   */
  whenUnreachable?: pulumi.Input<"fail" | "keep"> | undefined;
}

/** What a program declares of a {@link PartnerAdminLink}. */
export interface PartnerAdminLinkArgs extends LinkSettings {
  /**
   * The partner's *location* id (PLA), digits only: "Associated PartnerID" in Partner Center under
   * Account settings > Identifiers. The global id (PGA) is refused by Azure.
   *
   * Changing it moves the link in place: the identity is linked at every moment, and when Azure
   * refuses the new id the old link stands.
   *
   * Source: https://learn.microsoft.com/partner-center/membership/link-partner-id-for-azure-performance-pal-dpor
   *
   * @remarks A number is turned into text.
   */
  partnerId: pulumi.Input<string | number>;
}

/** Which credential {@link PartnerAdminLink.get} reads with, and what it expects to find. */
export interface PartnerAdminLinkGetArgs {
  /** Who signs in: only the linked identity itself can read its link. Default: as azure-native. */
  identity?: pulumi.Input<Identity> | undefined;
  /**
   * The partner ids of which one must be linked, digits only. Another one is an error that names both,
   * at preview already. Default: any; a refresh then warns when the link has changed hands.
   */
  expectedPartnerIds?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * The name that the linked partner must have, as Azure shows it, compared without regard to case.
   * Another name, or none told, is an error. Default: not compared.
   */
  expectedPartnerName?: pulumi.Input<string> | undefined;
  /**
   * What a refresh does when nothing signs in as the linked identity any more: `"fail"`, or `"keep"` what
   * was last read. An `up` reads anew and fails then, as nothing else is at hand. The environment
   * variable `AZURE_PARTNER_WHEN_UNREACHABLE` overrules it for one command. Default: `"fail"`.
   */
  whenUnreachable?: pulumi.Input<"fail" | "keep"> | undefined;
}

/**
 * A Partner Admin Link (PAL): the record at Azure that ties one identity (tenant id and object id of
 * whoever signs in) to one partner id, so that Microsoft counts for that partner the Azure spend
 * under the scopes where the identity holds a role.
 *
 * The id is `<tenant id>/<object id>`; there is one link per identity. An identity that has the
 * declared link already is adopted without a write.
 *
 * Sources: https://learn.microsoft.com/azure/cost-management-billing/manage/link-partner-id,
 * https://learn.microsoft.com/rest/api/managementpartner/
 *
 * @remarks
 * Import is adopting: `pulumi import` cannot work with a dynamic resource and changes nothing.
 *
 * @example
 * ```ts
 * const link = new PartnerAdminLink("contoso", { partnerId: config.require("partnerId") });
 * ```
 */
export class PartnerAdminLink extends pulumi.CustomResource {
  /** The partner that Azure last told: after a refresh, the one that stands, whoever linked it. */
  declare readonly partnerId: pulumi.Output<string>;
  /** That partner's name, where Azure tells it. */
  declare readonly partnerName: pulumi.Output<string | undefined>;
  /** The partner this resource last linked or adopted; a refresh never changes it. */
  declare readonly linkedPartnerId: pulumi.Output<string | undefined>;
  /** Tenant of the linked identity; known at preview when `identity.tenantId` is given. */
  declare readonly tenantId: pulumi.Output<string>;
  /** Object id of the linked identity; known at preview when `identity.objectId` is given. */
  declare readonly objectId: pulumi.Output<string>;
  /** How the resource came to the link; it decides what deleting does. */
  declare readonly origin: pulumi.Output<"created" | "adopted" | "takenOver" | undefined>;
  /** Azure's state of the link, such as `Active`. */
  declare readonly state: pulumi.Output<string | undefined>;
  /** Azure's count of writes to this identity's link, deletions included. */
  declare readonly version: pulumi.Output<number | undefined>;
  /** When the identity was linked for the first time ever, as Azure tells it (ISO 8601, UTC). */
  declare readonly createdTime: pulumi.Output<string | undefined>;
  /** When the link was last written, as Azure tells it (ISO 8601, UTC). */
  declare readonly updatedTime: pulumi.Output<string | undefined>;
  /**
   * The cloud that `identity.environment` names; for the rules only.
   * @internal
   */
  declare readonly environment: pulumi.Output<string | undefined>;

  /**
   * Reads the link of an identity that something else manages. It is never changed or deleted.
   * Fails when the identity is not linked, when the credential is another identity's, and when what
   * is expected is not met.
   *
   * @param id `<tenant id>/<object id>`
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    args?: PartnerAdminLinkGetArgs,
    opts?: pulumi.CustomResourceOptions,
  ): PartnerAdminLink {
    const refuse = (problems: string[]) =>
      refusal(
        `PartnerAdminLink.get "${name}": ${problems.join(" ")} An id is <tenant id>/<object id>.`,
      );
    const known = readArguments(linkId, id, refuse, "id");
    return new PartnerAdminLink(name, (args ?? {}) as PartnerAdminLinkArgs, { ...opts, id: known });
  }

  /** Declares the link `name`. Throws when `opts.provider` is the provider of another package. */
  constructor(name: string, args: PartnerAdminLinkArgs, opts?: pulumi.CustomResourceOptions) {
    refuseForeignProvider(name, opts);
    super(
      "pulumi-nodejs:dynamic/azure-partner:PartnerAdminLink",
      name,
      {
        ...outputsOnly,
        ...signingArguments("PartnerAdminLink", name, args, { partnerId }),
        __provider: partnerAdminLinkProvider,
      },
      pulumi.mergeOptions(opts, { hideDiffs: ["__provider"] }),
    );
    this.environment = pulumi.output(plainIdentity(args.identity).environment);
  }
}

const partnerId: Shape = {
  read: (value, at) => data.read(typeof value === "number" ? String(value) : value, at),
};

// An empty id would declare a link of its own.
const linkId = required({
  read: (value, at) => (value === "" ? at.wrong("is empty.") : text.read(value, at)),
});

/** Declared without a value, so that they are unknown at preview and not absent. */
const outputsOnly = {
  partnerId: undefined,
  partnerName: undefined,
  linkedPartnerId: undefined,
  tenantId: undefined,
  objectId: undefined,
  origin: undefined,
  state: undefined,
  version: undefined,
  createdTime: undefined,
  updatedTime: undefined,
};

/** The engine would hand the resource to that provider's plugin, which does not know it. */
function refuseForeignProvider(name: string, opts: pulumi.CustomResourceOptions | undefined): void {
  // The package is not in Pulumi's public types, so a release that does without it is tolerated.
  const provider = opts?.provider as { getPackage?: () => string } | undefined;
  const foreign = provider?.getPackage?.();
  if (foreign !== undefined && foreign !== "pulumi-nodejs") {
    throw refusal(
      `PartnerAdminLink "${name}" was given a provider of the package "${foreign}". The link is not made by that provider: leave the option out and say who gets linked in \`identity\`, which takes the same names as azure-native's provider.`,
    );
  }
}
