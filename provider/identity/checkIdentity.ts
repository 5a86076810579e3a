import { isGuid } from "../../azure/guid";
import { printable } from "../../azure/printable";
import type { Ambient } from "../ambient";
import { argumentTable } from "../argumentTable";
import { unknownName } from "../checks/checkNames";
import type { Fail } from "../lifecycle";
import { hasUnknown, unknownValue } from "../properties";
import type { Properties } from "../properties";
import { identityKind } from "./declaredIdentity";
import type { Identity } from "./declaredIdentity";
import { chooseSignIn, isProblem } from "./signIn";
import { chooseCloud } from "./signInCloud";

const shortLived = ["oidcToken", "oidcRequestToken", "oidcRequestUrl"];

/** Checks and normalises a declared identity, key by key; what is not known yet is left alone. */
export function checkIdentity(declared: unknown, fail: Fail): unknown {
  if (typeof declared !== "object" || declared === null || Array.isArray(declared)) {
    fail("identity", "must be an object such as { tenantId, clientId, clientSecret }");
    return declared;
  }
  const checked: Properties = {};
  for (const [key, value] of Object.entries(declared)) {
    if (value === undefined || value === null) {
      continue;
    }
    const kind = identityKind(key);
    if (kind === undefined) {
      fail(`identity.${printable(key)}`, unknownKeyReason(key));
    } else {
      checked[key] =
        value === unknownValue ? value : checkValue(`identity.${key}`, kind, value, fail);
    }
  }
  if (
    checked.clientCertificatePassword !== undefined &&
    checked.clientCertificatePath === undefined
  ) {
    fail(
      "identity.clientCertificatePassword",
      "is given without clientCertificatePath: add the path",
    );
  }
  return checked;
}

/** Checks the identity that only reads: its keys and, as soon as they are known, its credential. */
export function checkReader(declared: unknown, ambient: Ambient, fail: Fail): unknown {
  let failed = false;
  const noteFailure: Fail = (property, reason) => {
    failed = true;
    fail(property, reason);
  };
  const identity =
    declared === undefined || hasUnknown(declared)
      ? declared
      : checkIdentity(declared, noteFailure);
  if (!failed && !hasUnknown(identity)) {
    checkCredential((identity ?? {}) as Identity, ambient, fail);
  }
  return identity;
}

/**
 * Reports a declared credential that lacks a part which nothing at hand supplies, and a cloud that
 * does not exist. What only the environment says is left to the sign-in: the environment of a
 * preview is often another one than that of the deployment.
 */
export function checkCredential(identity: Identity, ambient: Ambient, fail: Fail): void {
  const cloud = chooseCloud(identity, ambient);
  const cloudDeclared = identity.environment !== undefined || identity.metadataHost !== undefined;
  if ("problem" in cloud && cloudDeclared) {
    fail(cloud.property, cloud.problem);
  }
  const signIn = chooseSignIn(identity, ambient);
  if (isProblem(signIn) && signIn.halfDeclared) {
    fail(signIn.property, signIn.reason);
  }
}

function unknownKeyReason(key: string): string {
  return shortLived.includes(key)
    ? `is short-lived and must not be stored: set its environment variable, or in a TypeScript program azure-native:${key} with --secret`
    : unknownName(argumentTable.Identity, "an identity");
}

function checkValue(
  property: string,
  kind: "guid" | "text" | "flag",
  value: unknown,
  fail: Fail,
): unknown {
  if (kind === "flag") {
    if (value === true || value === "true") {
      return true;
    }
    if (value !== false && value !== "false") {
      fail(property, "must be true or false");
    }
    return false;
  }
  const text = typeof value === "string" ? value.trim() : "";
  if (text === "") {
    fail(property, "must be a text that is not empty; leave it out where nothing is meant");
  } else if (kind === "guid" && !isGuid(text)) {
    fail(
      property,
      `"${printable(text)}" is not a GUID such as 00000000-0000-0000-0000-000000000000`,
    );
  }
  return kind === "guid" ? text.toLowerCase() : text;
}
