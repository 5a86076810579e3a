import { unconnected, unresolved, untrusted } from "../../provider/errors/network";
import type { Explanation } from "./explanation";

/** Why a request got no answer at all. */
export const networkExplanations: Explanation[] = [
  {
    name: "no trust (TLS)",
    from: "the network",
    title: "The other side's certificate is not trusted here",
    why: "A proxy that looks into TLS, or a private cloud, signs with an authority that Node.js does not know.",
    whatToDo:
      "Set NODE_EXTRA_CA_CERTS to the authority's PEM file before starting pulumi or this command.",
    seen: [untrusted, /TLS certificate of .* is not trusted/],
  },
  {
    name: "no name (DNS)",
    from: "the network",
    title: "A host's name could not be resolved",
    whatToDo:
      "Check DNS, the proxy settings (HTTPS_PROXY, NO_PROXY) and the cloud that is configured.",
    seen: [unresolved, /The name .* could not be resolved/],
  },
  {
    name: "no connection",
    from: "the network",
    title: "A connection failed or was cut",
    why: "No network, a firewall, a proxy that is not named or does not allow the host, or the other side is down.",
    whatToDo:
      "Check the network and the proxy settings (HTTPS_PROXY, NO_PROXY), then run the command again.",
    seen: [unconnected, /The connection to .* failed or was cut/],
  },
  {
    name: "the proxy",
    from: "the network",
    title: "A proxy that the environment names refused, or cannot be reached",
    whatToDo:
      "Write the variable as http://<host>:<port> (with <user>:<password>@ where it asks for it), or list the host in NO_PROXY to go around it.",
    seen: [/\bThe proxy \S+ \(|is not the address of an HTTP proxy|\bEPROXY\b/],
  },
];
