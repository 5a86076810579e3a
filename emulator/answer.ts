/** What the emulator sends back: a status, headers and the text of the body. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

export function jsonAnswer(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}

/** An error as Azure Resource Manager itself words it. */
export function armErrorAnswer(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Answer {
  return jsonAnswer(status, { error: { code, message } }, headers);
}
