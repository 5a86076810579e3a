import type { SignInErrorCode } from "./signInErrorCode";

/** An error that Entra answers although the credential is good. */
export interface Refusal {
  tenantId: string;
  /** Client id of an application, or name of a user. */
  identity: string;
  code: SignInErrorCode;
  /** Default: until it is allowed again. */
  times?: number;
}

export interface Refusals {
  refuseSignIn(refusal: Refusal): void;
  /** Ends a refusal. */
  allowSignIn(tenantId: string, identity: string): void;
  /**
   * The error for the next sign-in, if one was asked for; counts it.
   *
   * @internal
   */
  takeRefusal(tenantId: string, identity: string): SignInErrorCode | undefined;
}

export function createRefusals(): Refusals {
  const refusals = new Map<string, { code: SignInErrorCode; left: number }>();

  return {
    refuseSignIn: ({ tenantId, identity, code, times = Infinity }) =>
      void refusals.set(refusalKey(tenantId, identity), { code, left: times }),
    allowSignIn: (tenantId, identity) => void refusals.delete(refusalKey(tenantId, identity)),
    takeRefusal(tenantId, identity) {
      const refusal = refusals.get(refusalKey(tenantId, identity));
      if (!refusal || refusal.left < 1) {
        return undefined;
      }
      refusal.left -= 1;
      return refusal.code;
    },
  };
}

function refusalKey(tenantId: string, identity: string): string {
  return `${tenantId}/${identity}`.toLowerCase();
}
