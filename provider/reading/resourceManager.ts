import { describeMemory } from "../errors/answerMemory";
import { deadlinePassed } from "../errors/deadline";
import type { Deadline } from "../errors/deadline";
import { LinkError } from "../errors/linkError";
import { explainNetwork } from "../errors/network";
import { getJson } from "../http/httpJson";
import type { JsonAnswer } from "../http/httpJson";
import { createAnswerMemory, limitAnswers, rememberAnswers } from "../http/policies";
import type { Session } from "../identity/sessions";

/**
 * One GET to Resource Manager with a session's token. A refusal is an answer; no answer, and one that
 * another attempt may change (408, 429, 5xx), is a failure, which begins with `attempt`.
 */
export async function askResourceManager(
  url: string,
  attempt: string,
  session: Session,
  deadline: Deadline,
): Promise<JsonAnswer> {
  const host = session.cloud.resourceManager;
  const memory = createAnswerMemory();
  const token = await session.credential.getToken([]);
  const headers = { authorization: `Bearer ${token?.token ?? ""}` };
  const policies = [limitAnswers(memory), rememberAnswers(memory)];
  const answer = await getJson(url, headers, policies, deadline.signal).catch(
    (failure: unknown) => {
      throw deadline.signal.aborted || memory.oversized
        ? deadlinePassed(attempt, deadline, describeMemory("Azure", memory))
        : new LinkError(
            `${attempt}. ${explainNetwork(failure, host) ?? "No answer arrived; run the command again."}`,
          );
    },
  );
  if (answer.status === 408 || answer.status === 429 || answer.status >= 500) {
    throw new LinkError(
      `${attempt}: Azure answered ${answer.status}. Run the command again later.`,
    );
  }
  return answer;
}
