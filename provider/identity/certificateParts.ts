import type { KeyObject, X509Certificate } from "node:crypto";

/** What a certificate file holds, in its order. */
export interface CertificateParts {
  certificates: X509Certificate[];
  keys: KeyObject[];
  /** Why a private key of it is not among `keys`. */
  unread?: "encrypted" | "damaged";
}

/** A list of one, or of none where reading fails: for what is tried in more than one way. */
export function orNothing<T>(read: () => T): T[] {
  try {
    return [read()];
  } catch {
    return [];
  }
}
