import { AsyncLocalStorage } from "node:async_hooks";
import type { EventEmitter } from "node:events";
import type { HttpClient, PipelineRequest, ProxySettings } from "@azure/core-rest-pipeline";
import { clientFailure } from "../errors/network";
import { explainProxyEnd, noteProxyEnd } from "../errors/proxyFailure";
import type { ProxyEnd } from "../errors/proxyFailure";
import { coreRestPipeline } from "./azureClients";
import { chosenProxy } from "./proxy";
import type { Proxy } from "./proxy";

/** Options of Azure's clients: how they send their requests. */
export interface Transport {
  httpClient: HttpClient;
  proxyOptions?: ProxySettings;
}

let shared: Transport | undefined;

/** The one transport of this process, and so one pool of connections. */
export function transport(): Transport {
  shared ??= createTransport(chosenProxy(process.env));
  return shared;
}

function createTransport(proxy: Proxy | undefined): Transport {
  const client = coreRestPipeline().createDefaultHttpClient();
  return {
    ...(proxy && { proxyOptions: proxy.settings }),
    httpClient: {
      async sendRequest(request) {
        // Nobody but the clients' own proxy policy gives a request an agent.
        if (request.agent === undefined || proxy === undefined) {
          return client.sendRequest(request);
        }
        return sendThrough(proxy, client, request);
      },
    },
  };
}

/** What the proxy answered to the request for a tunnel. */
interface Tunnel {
  status?: number;
}

const tunnels = new AsyncLocalStorage<Tunnel>();
const watched = new WeakSet<EventEmitter>();

async function sendThrough(proxy: Proxy, client: HttpClient, request: PipelineRequest) {
  const { host } = new URL(request.url);
  const note = (end: ProxyEnd) => {
    const sentence = explainProxyEnd(proxy, host, end);
    noteProxyEnd(host, sentence);
    return sentence;
  };
  if (proxy.problem !== undefined) {
    throw refusedByProxy(note({ reason: proxy.problem }));
  }
  watch(request.agent as unknown as EventEmitter);
  const tunnel: Tunnel = {};
  const answer = await tunnels
    .run(tunnel, () => client.sendRequest(request))
    .catch((failure: unknown) => {
      const { name, code, message } = clientFailure(failure);
      if (tunnel.status === undefined && name !== "AbortError") {
        note({
          reason: code === undefined || code === "REQUEST_SEND_ERROR" ? (message ?? "") : code,
        });
      } else {
        noteProxyEnd(host, undefined);
      }
      throw failure;
    });
  if (tunnel.status !== undefined && tunnel.status !== 200) {
    throw refusedByProxy(note({ status: tunnel.status }), tunnel.status);
  }
  noteProxyEnd(host, undefined);
  return answer;
}

/**
 * The agent hands a proxy's refusal on as if it were the host's answer; only this event tells them
 * apart. It is raised in the context of the request that it belongs to.
 */
function watch(agent: EventEmitter): void {
  if (!watched.has(agent)) {
    watched.add(agent);
    agent.on("proxyConnect", ({ statusCode }: { statusCode: number }) => {
      const tunnel = tunnels.getStore();
      if (tunnel) {
        tunnel.status = statusCode;
      }
    });
  }
}

/** No connection: what may pass is tried again, as the client does with any other. */
function refusedByProxy(sentence: string, status = 0): Error {
  const { RestError } = coreRestPipeline();
  const passes = status >= 500 || status === 429 || status === 408;
  return new RestError(sentence, { code: passes ? "ECONNREFUSED" : "EPROXY" });
}
