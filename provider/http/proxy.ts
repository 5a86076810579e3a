import { BlockList, isIP } from "node:net";
import type { ProxySettings } from "@azure/core-rest-pipeline";
import type { ProxyOfEnvironment } from "../errors/proxyFailure";

/** The proxy that the environment names, in the form that Azure's clients take. */
export interface Proxy extends ProxyOfEnvironment {
  settings: ProxySettings;
}

/** In the order of `@azure/core-rest-pipeline`, which looks at the scheme of no address. */
const variables = ["HTTPS_PROXY", "ALL_PROXY", "HTTP_PROXY"].flatMap((name) => [
  name,
  name.toLowerCase(),
]);

/** Stands for a proxy that cannot be used. Nothing is ever sent to it. */
const nowhere: ProxySettings = { host: "http://proxy.invalid", port: 80 };

/**
 * The proxy by which Azure's clients send a request, unless `NO_PROXY` names its host. They read the
 * variable themselves, but take `host:port` for a scheme and a path, and end in a stack or at port 80
 * of this machine. Here it is read as azure-native reads it: without a scheme, `http://` is meant.
 */
export function chosenProxy(
  environment: Readonly<Record<string, string | undefined>>,
): Proxy | undefined {
  const variable = variables.find((name) => environment[name]);
  if (variable === undefined) {
    return undefined;
  }
  const text = environment[variable]?.trim() ?? "";
  const address = text.includes("://") ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const problem = problemOf(url);
  if (url === undefined || problem !== undefined) {
    return { variable, problem, address: "", authenticated: false, settings: nowhere };
  }
  const { protocol, host, hostname, port, username, password } = url;
  return {
    variable,
    address: `${protocol}//${host}`,
    authenticated: username !== "",
    settings: {
      host: `${protocol}//${hostname}`,
      port: port === "" ? (protocol === "https:" ? 443 : 80) : Number(port),
      username,
      password,
    },
  };
}

function problemOf(url: URL | undefined): string | undefined {
  if (url === undefined || url.hostname === "") {
    return "it is no address";
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return `a proxy of the kind ${url.protocol.slice(0, -1)} is not supported`;
  }
  try {
    // The client decodes both, and a lone % would fail it.
    decodeURIComponent(`${url.username}:${url.password}`);
    return undefined;
  } catch {
    return "its user name or password has a % that is not written as %25";
  }
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");
const linkLocal = new BlockList();
linkLocal.addSubnet("169.254.0.0", 16, "ipv4");
linkLocal.addSubnet("fe80::", 10, "ipv6");

/** Whether a URL's host is this machine or one on its own link, which no proxy can reach for it. */
export function isLocal(hostname: string): boolean {
  const name = bare(hostname);
  return isIP(name) === 0
    ? name === "localhost" || name.endsWith(".localhost")
    : isIn(loopback, name) || isIn(linkLocal, name);
}

/** Whether a URL's host is an address of this machine's own link. */
export function isLinkLocal(hostname: string): boolean {
  return isIn(linkLocal, bare(hostname));
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}

function isIn(addresses: BlockList, name: string): boolean {
  const family = isIP(name);
  return family !== 0 && addresses.check(name, family === 6 ? "ipv6" : "ipv4");
}
