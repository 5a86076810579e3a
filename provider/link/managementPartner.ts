import type { PartnerGetOptionalParams } from "@azure/arm-managementpartner";
import type { AnswerMemory } from "../errors/answerMemory";
import { UnusableAnswer } from "../errors/azureAnswer";
import type { Deadline } from "../errors/deadline";
import { armManagementPartner } from "../http/azureClients";
import { createAnswerMemory, limitAnswers, rememberAnswers } from "../http/policies";
import { stopWhenAbandoned } from "../http/stopWhenAbandoned";
import { transport } from "../http/transport";
import type { Session } from "../identity/sessions";
import type { Run } from "../run";
import { answerOf, readAnswer, refusalOf, saysNotLinked } from "./linkAnswer";
import type { Answer } from "./linkAnswer";
import { parseRecord } from "./linkRecord";
import type { LinkRecord } from "./linkRecord";
import type { NewestKnown } from "./newestKnown";
import { readNewest } from "./readNewest";

/**
 * The caller's own link at Azure. Every call speaks for the identity whose token is sent.
 *
 * https://learn.microsoft.com/rest/api/managementpartner/
 */
export interface PartnerLinks {
  /** The link that stands, or nothing; never an answer older than what is known of the link. */
  read(): Promise<LinkRecord | undefined>;
  /** Links an identity that has no link. */
  put(partnerId: string): Promise<LinkRecord>;
  /** Moves the link to another partner in place. */
  patch(partnerId: string): Promise<LinkRecord>;
  /** Removes the link that was read. A 404 is a failure, too: whoever asks has just seen a link. */
  remove(observed: LinkRecord): Promise<void>;
  /** What Azure last answered, retries included. */
  readonly memory: AnswerMemory;
}

/** Speaks for one identity during one operation, over the official client. */
export function createPartnerLinks(
  session: Session,
  deadline: Deadline,
  isAbandoned: Run["isAbandoned"],
  newest: NewestKnown,
): PartnerLinks {
  const { ACEProvisioningManagementPartnerAPI } = armManagementPartner();
  const memory = createAnswerMemory();
  const { partner } = new ACEProvisioningManagementPartnerAPI(session.credential, {
    ...transport(),
    endpoint: session.cloud.resourceManager,
    credentialScopes: `${session.cloud.audience}/.default`,
    additionalPolicies: [
      // First, so that what is held back does not count as sent.
      stopWhenAbandoned(isAbandoned),
      limitAnswers(memory),
      rememberAnswers(memory),
    ].map((policy) => ({ policy, position: "perRetry" })),
  });

  /**
   * One call whose answer is taken as it came. The client's own reading of it is not used: it would
   * refuse a 204, cut the times and hide whether a 404 is Resource Manager's.
   */
  async function send(
    call: (options: PartnerGetOptionalParams) => Promise<unknown>,
  ): Promise<Answer> {
    let answer: Answer | undefined;
    const failure = await call({
      abortSignal: deadline.signal,
      requestOptions: { shouldDeserialize: false },
      onResponse: (raw) => {
        answer = readAnswer(raw);
      },
    }).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    answer ??= answerOf(failure);
    if (answer === undefined) {
      throw failure ?? new UnusableAnswer(0, "the client gave no answer");
    }
    if (answer.status < 200 || answer.status > 299) {
      throw refusalOf(answer);
    }
    return answer;
  }

  function recordOf({ status, body }: Answer): LinkRecord | undefined {
    const parsed = parseRecord(body, session.subject);
    if ("unusable" in parsed) {
      throw new UnusableAnswer(status, parsed.unusable);
    }
    return "record" in parsed ? parsed.record : undefined;
  }

  function writtenRecordOf(answer: Answer): LinkRecord {
    const record = recordOf(answer);
    if (record === undefined) {
      throw new UnusableAnswer(answer.status, "the answer to the write shows no link");
    }
    newest.wrote(record);
    return record;
  }

  async function readOnce(): Promise<LinkRecord | undefined> {
    try {
      // The empty id asks for the caller's own link; `/partners/<id>` is not known to answer alike
      // for another id, and `/partners` without the slash was never seen to answer "not linked".
      return recordOf(await send((options) => partner.get("", options)));
    } catch (failure) {
      if (saysNotLinked(failure)) {
        return undefined;
      }
      throw failure;
    }
  }

  return {
    memory,
    read: () => readNewest(readOnce, newest, deadline),
    async put(partnerId) {
      return writtenRecordOf(await send((options) => partner.create(partnerId, options)));
    },
    async patch(partnerId) {
      return writtenRecordOf(await send((options) => partner.update(partnerId, options)));
    },
    async remove(observed) {
      const { status, isEmpty } = await send((options) =>
        partner.delete(observed.partnerId, options),
      );
      if (!isEmpty) {
        throw new UnusableAnswer(
          status,
          "the answer to the removal has a body, which Azure's has not",
        );
      }
      newest.removed(observed);
    },
  };
}
