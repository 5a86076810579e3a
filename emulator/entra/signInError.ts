import { jsonAnswer } from "../answer";
import type { Answer } from "../answer";
import type { Cloud } from "../cloud";
import { createIds } from "../ids";
import { signInErrorWordings } from "./signInErrorWordings";
import type { SignInErrorCode } from "./signInErrorCode";
import type { SignInErrorFacts } from "./signInErrorWordings";

/** Answers a refusal in Entra's shape. */
export type RefuseSignIn = (
  code: SignInErrorCode,
  facts: SignInErrorFacts,
  correlationId?: string | null,
) => Answer;

export function createSignInErrors({ url, now }: Cloud): RefuseSignIn {
  const nextId = createIds(0xe0);

  return (code, facts, correlationId) => {
    const { status, error, suberror, text } = signInErrorWordings[code];
    const timestamp = `${now().toISOString().slice(0, 19).replace("T", " ")}Z`;
    const trace = { trace_id: nextId(), correlation_id: correlationId ?? nextId() };
    return jsonAnswer(status, {
      error,
      error_description: `AADSTS${code}: ${text(facts)} Trace ID: ${trace.trace_id} Correlation ID: ${trace.correlation_id} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      ...trace,
      error_uri: `${url()}/error?code=${code}`,
      ...(suberror && { suberror }),
    });
  };
}
