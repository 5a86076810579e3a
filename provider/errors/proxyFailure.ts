import { printable } from "../../azure/printable";
import { sentences } from "./linkError";

/** A proxy as the environment names it, without what must not be shown of it. */
export interface ProxyOfEnvironment {
  /** Such as `HTTPS_PROXY`. */
  variable: string;
  /** Scheme, host and port. */
  address: string;
  /** Whether a user name stands in the address. */
  authenticated: boolean;
  /** Why nothing can be sent to it. */
  problem?: string | undefined;
}

/** Where a request ended: the proxy's own answer, or why there was none. */
export type ProxyEnd = { status: number } | { reason: string };

const failures = new Map<string, string>();

/**
 * Remembers what a proxy did with the last request to a host. The library for signing in drops the
 * cause of a failure, so that it cannot be told from what is thrown.
 */
export function noteProxyEnd(host: string, sentence: string | undefined): void {
  if (sentence === undefined) {
    failures.delete(host);
  } else {
    failures.set(host, sentence);
  }
}

/** Why the last request to this host (or address) ended at the proxy, if it did. */
export function proxyFailureTo(hostOrUrl: string): string | undefined {
  const url = hostOrUrl.includes("://") ? hostOrUrl : `https://${hostOrUrl}`;
  return failures.get(URL.canParse(url) ? new URL(url).host : hostOrUrl);
}

/** Who refused, what sent the request there, and how to go around it. */
export function explainProxyEnd(proxy: ProxyOfEnvironment, host: string, end: ProxyEnd): string {
  const { variable, problem } = proxy;
  if (problem !== undefined) {
    return sentences(
      `${variable} is not the address of an HTTP proxy: ${problem}. Nothing was sent to ${host}.`,
      `Write it as http://<host>:<port>, or unset it.`,
      goAround(host),
    );
  }
  const name = `The proxy ${printable(proxy.address)} (${variable})`;
  return "status" in end
    ? sentences(
        `${name} answered ${end.status} instead of connecting to ${host}.`,
        remedyFor(proxy, end.status),
        goAround(host),
      )
    : sentences(
        `${name} could not be reached (${printable(end.reason)}), so nothing was sent to ${host}.`,
        `Check ${variable} and the proxy.`,
        goAround(host),
      );
}

function remedyFor({ variable, authenticated }: ProxyOfEnvironment, status: number): string {
  if (status === 407) {
    return authenticated
      ? `It does not accept the user name and password in ${variable}.`
      : `It asks for a user name and password: write them into ${variable} as http://<user>:<password>@<host>:<port>, special characters as %xx.`;
  }
  return status >= 500
    ? "It could not reach that host itself: run the command again later, or ask whoever runs the proxy."
    : "It does not allow that host: ask whoever runs the proxy.";
}

/** What `@azure/core-rest-pipeline` reads. */
function goAround(host: string): string {
  return `To reach ${host.replace(/:\d+$/, "")} without it, list it in NO_PROXY: names in full or, with a dot in front, their endings (.microsoftonline.com), separated by commas; ports, * and address ranges are not read.`;
}
