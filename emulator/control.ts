import { jsonAnswer } from "./answer";
import type { Answer } from "./answer";
import type { Faults } from "./faults/faults";
import { readInjection } from "./faults/readInjection";
import type { Links } from "./arm/links";
import type { Partners } from "./arm/partners";
import type { RequestLog } from "./requests";
import type { EmulatorRequest, Route } from "./route";

export interface ControlOptions {
  links: Links;
  partners: Partners;
  requests: RequestLog;
  faults: Faults;
}

/**
 * For a shell that plays somebody else. All under `/emulator`, all JSON:
 *
 * - `GET /links`, `/links/history`, `/partners`, `/requests`
 * - `PUT /links/<tenant>/<object>` with `{"partnerId":"..."}`, `DELETE` of the same
 * - `PUT /partners/<id>` with `{"name":"..."}`
 * - `POST /faults` with `{"on":{"kind":"link"},"fault":{"type":"status","status":503}}`, `DELETE`
 */
export function controlRoute({ links, partners, requests, faults }: ControlOptions): Route {
  function answer({ method, body }: EmulatorRequest, words: string[]): Answer {
    const [noun = "", first = "", second = ""] = words;
    const input = readInput(body);
    switch (`${method} ${noun}`) {
      case "GET links":
        return jsonAnswer(200, first === "history" ? links.history() : links.all());
      case "PUT links":
        return typeof input.partnerId === "string"
          ? jsonAnswer(200, links.set(first, second, input.partnerId))
          : jsonAnswer(400, { message: "A partnerId is missing in the body." });
      case "DELETE links":
        links.remove(first, second);
        return { status: 204 };
      case "GET partners":
        return jsonAnswer(200, partners.all());
      case "PUT partners":
        partners.add(first, String(input.name ?? first));
        return { status: 204 };
      case "GET requests":
        return jsonAnswer(200, requests.all());
      case "POST faults":
        return injectFault(input);
      case "DELETE faults":
        faults.clear();
        return { status: 204 };
      default:
        return jsonAnswer(404, { message: `There is no ${method} ${noun} here.` });
    }
  }

  function injectFault(input: unknown): Answer {
    try {
      faults.inject(readInjection(input));
      return { status: 204 };
    } catch (error) {
      return jsonAnswer(400, { message: error instanceof Error ? error.message : String(error) });
    }
  }

  return {
    kind: "control",
    side: "emulator",
    path: /^\/emulator\/(links|partners|requests|faults)(?:\/.*)?$/,
    open: (request) => ({
      answer: () => answer(request, request.path.split("/").slice(2).map(decodeURIComponent)),
    }),
  };
}

function readInput(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
