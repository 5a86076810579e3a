import type * as pulumi from "@pulumi/pulumi";
import type { ActivationFact, Grant } from "./grant";
import type { Authorization, EligibleAuthorization } from "../args/delegationArgs";
import type { PartlyKnown } from "./known";
import { given, known, notYetKnown } from "./known";
import type { Reader, Unread } from "./reader";
import type { Role } from "../../../../azure/roles";
import type { Scope } from "../../../../azure/scope";

/** How long an eligible role is active when nothing else is said: the default of the API. */
export const defaultActivation = "PT8H";

/** Who asks for the second factor when nothing else is said. */
export const defaultMultiFactor = "Azure";

type KnownAuthorization = PartlyKnown<pulumi.Unwrap<Authorization>>;

// Data read from a file may carry delegated roles, which the type rules out.
type KnownEligible = PartlyKnown<
  pulumi.Unwrap<EligibleAuthorization & Pick<Authorization, "delegatedRoles">>
>;

/** The facts about an authorization. */
export function authorizationGrant(
  reader: Reader,
  property: string,
  item: KnownAuthorization,
  scopes: Scope[] | undefined,
): Grant {
  const grant = grantOf(reader, property, item);
  return { ...grant, duration: "permanent", endDateTime: null, scopes, activation: null };
}

/** The facts about an eligible authorization. */
export function eligibleGrant(
  reader: Reader,
  property: string,
  item: KnownEligible,
  scopes: Scope[] | undefined,
): Grant {
  const grant = grantOf(reader, property, item);
  const activation = activationOf(reader, property, item);
  return { ...grant, duration: "eligible", endDateTime: null, scopes, activation };
}

function grantOf(reader: Reader, property: string, item: KnownAuthorization | KnownEligible) {
  if (item === notYetKnown) {
    return {
      property,
      principalId: undefined,
      principalType: undefined,
      members: undefined,
      role: undefined,
      delegatedRoles: undefined,
    };
  }
  return {
    property,
    principalId: reader.guid(`${property}.principalId`, item.principalId),
    principalName: known(item.principalIdDisplayName),
    principalType: given(item.principalType, null),
    members: membersOf(reader, `${property}.members`, item.members),
    role: reader.role(`${property}.role`, item.role),
    delegatedRoles: rolesOf(reader, `${property}.delegatedRoles`, item.delegatedRoles),
  };
}

/** Object ids of a group's members; `null` when they are not declared. */
export function membersOf(
  reader: Reader,
  property: string,
  members: Unread<Unread<string>[]>,
): string[] | null | undefined {
  if (members == null) {
    return null;
  }
  const ids = reader
    .optionalList(members)
    ?.map((member, index) => reader.guid(`${property}[${index}]`, member));
  return ids?.every((id) => id !== undefined) ? ids : undefined;
}

function rolesOf(
  reader: Reader,
  property: string,
  roles: Unread<Unread<string>[]>,
): Role[] | undefined {
  const read = reader
    .optionalList(roles)
    ?.map((role, index) => reader.role(`${property}[${index}]`, role));
  return read?.every((role) => role !== undefined) ? read : undefined;
}

function activationOf(reader: Reader, property: string, item: KnownEligible): ActivationFact {
  if (item === notYetKnown) {
    return { maximumDuration: undefined, multiFactor: undefined, approvers: undefined };
  }
  const approvers = reader.optionalList(item.approvers);
  return {
    maximumDuration: given(item.maximumActivationDuration, defaultActivation),
    multiFactor: given(item.multiFactorAuthProvider, defaultMultiFactor),
    approvers: approvers?.map((approver, index) => {
      const name = `${property}.approvers[${index}].principalId`;
      return approver === notYetKnown
        ? { principalId: undefined, principalType: undefined }
        : {
            principalId: reader.guid(name, approver.principalId),
            principalType: given(approver.principalType, null),
          };
    }),
  };
}
