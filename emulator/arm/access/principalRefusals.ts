import { armErrorAnswer } from "../../answer";
import type { Answer } from "../../answer";
import type { PrincipalType } from "./principals";
import { sameId } from "./sameId";

export interface PrincipalFacts {
  tenantId: string;
  principalId: string;
  /** What Resource Manager knows it to be. */
  known: PrincipalType | undefined;
  /** What the request says that it is. */
  declared: string | undefined;
}

/** Why a principal cannot hold a role. */
export function refusePrincipal(facts: PrincipalFacts): Answer | undefined {
  const { tenantId, principalId, known, declared } = facts;
  if (known === "Application") {
    return armErrorAnswer(
      400,
      "PrincipalTypeNotSupported",
      "Principals of type Application cannot validly be used in role assignments.",
    );
  }
  if (known === undefined) {
    // Saying what it is lets Azure wait for a principal that has just been created.
    return declared === undefined ? unknownPrincipal(tenantId, principalId) : undefined;
  }
  return declared === undefined || sameId(declared, known)
    ? undefined
    : armErrorAnswer(
        400,
        "UnmatchedPrincipalType",
        `The PrincipalId '${bare(principalId)}' has type '${known}' , which is different from specified PrinciaplType '${declared}'.`,
      );
}

function unknownPrincipal(tenantId: string, principalId: string): Answer {
  return armErrorAnswer(
    400,
    "PrincipalNotFound",
    `Principal ${bare(principalId)} does not exist in the directory ${tenantId}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype`,
  );
}

/** Azure writes the id of a principal without its dashes here. */
function bare(id: string): string {
  return id.replaceAll("-", "");
}
