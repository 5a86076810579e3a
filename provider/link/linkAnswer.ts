import { fields } from "../../azure/fields";
import { AzureRefusal } from "../errors/azureAnswer";
import { parseJson } from "../http/httpJson";

/** Resource Manager's codes for a path it does not know: they say nothing about the link. */
const unknownPathCodes =
  /^(InvalidResourceNamespace|InvalidResourceType|NoRegisteredProviderFound)$/i;

/** An answer as Azure's client hands it out before reading it. */
export interface RawAnswer {
  status: number;
  bodyAsText?: string | null;
  headers: { get(name: string): string | undefined };
}

/** What is looked at of an answer of the link service. */
export interface Answer {
  status: number;
  body: unknown;
  isEmpty: boolean;
  requestId?: string | undefined;
}

export function readAnswer(raw: RawAnswer): Answer {
  return {
    status: raw.status,
    body: parseJson(raw.bodyAsText ?? ""),
    isEmpty: !raw.bodyAsText,
    requestId: raw.headers.get("x-ms-request-id") ?? raw.headers.get("x-ms-correlation-request-id"),
  };
}

/** A body that is not the JSON its header promised reaches us inside an error. */
export function answerOf(failure: unknown): Answer | undefined {
  const response =
    typeof failure === "object" && failure !== null && "response" in failure
      ? failure.response
      : undefined;
  return response ? readAnswer(response as RawAnswer) : undefined;
}

/** An answer that is no success, as the failure it is. */
export function refusalOf({ status, body, requestId }: Answer): AzureRefusal {
  const flat = fields(body);
  const nested = fields(flat.error);
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  const code = text(nested.code) ?? text(flat.code);
  const detail = text(nested.message) ?? text(flat.message);
  return new AzureRefusal(status, code, detail, requestId, code !== undefined);
}

/** Whether a failure is Resource Manager's own word that there is no link. */
export function saysNotLinked(failure: unknown): boolean {
  return (
    failure instanceof AzureRefusal &&
    failure.status === 404 &&
    failure.fromResourceManager &&
    !unknownPathCodes.test(failure.code ?? "")
  );
}
