import { isPartnerId, partnerIdProblem } from "../azure/partner";
import { printable } from "../azure/printable";
import { describeSubject } from "../provider/errors/subject";
import { describePartner } from "../provider/link/linkRecord";
import { globalIdSaid } from "../sdk/nodejs/access/rules/partnerRules";
import { sentenceAnswer } from "./answer";
import type { Answer } from "./answer";
import type { SignInOptions } from "./identityOptions";
import type { FoundLink } from "./readLinkOf";
import type * as SignedIn from "./signedIn";

export interface CheckOptions extends SignInOptions {
  /** Partner id of the global account, if it is known. */
  globalId?: string;
  /** Whether nobody is to sign in. */
  offline?: boolean;
}

const onlyLinking = "Only linking proves that a partner id exists: Azure has no other way to ask.";

/**
 * Checks a partner id: by its form, and then whether the identity that signs in here is linked to it.
 *
 * @param signedIn Loads what signs somebody in, which the form does not wait for.
 */
export async function checkPartner(
  given: string,
  options: CheckOptions,
  signedIn: () => typeof SignedIn,
): Promise<Answer> {
  const { globalId, offline, ...signInOptions } = options;
  if (globalId !== undefined && !isPartnerId(globalId.trim())) {
    return sentenceAnswer(
      "unreadable",
      `--global-id "${printable(globalId)}" is not made of digits only: give the partner id of the global account, or leave the option out.`,
    );
  }
  const partnerId = given.trim();
  const problems = [
    ...formProblems(partnerId),
    ...(/^0+$/.test(partnerId) ? [placeholder(partnerId)] : []),
    ...(partnerId === globalId?.trim() ? [globalProblem(partnerId)] : []),
  ];
  if (problems.length > 0) {
    return {
      ending: "finding",
      json: { partnerId, problems },
      text: ({ yellow }) => yellow(problems.join("\n")),
    };
  }
  const form = `${partnerId} has the form of a partner id${globalId === undefined ? "" : " and is not the global one"}.`;
  if (offline) {
    return {
      ending: "fine",
      json: { partnerId, problems },
      text: ({ green }) => `${green(form)} ${onlyLinking}`,
    };
  }
  return linkAnswer(partnerId, form, signInOptions, signedIn());
}

/** What the link of whoever signs in says about the id. */
async function linkAnswer(
  partnerId: string,
  form: string,
  options: SignInOptions,
  { answering, readLinkOf }: typeof SignedIn,
): Promise<Answer> {
  const answer = await answering(async () =>
    foundAnswer(partnerId, form, await readLinkOf(options)),
  );
  if (answer.ending !== "cannotTell") {
    return answer;
  }
  return {
    ...answer,
    json: { partnerId, problems: [], linked: null, ...answer.json },
    text: (colors) =>
      [
        form,
        `Whether an identity is linked to it could not be told. ${answer.text(colors)}`,
        `${onlyLinking} \`--offline\` looks at the form alone.`,
      ].join("\n"),
  };
}

function foundAnswer(partnerId: string, form: string, { subject, record }: FoundLink): Answer {
  const who = describeSubject(subject);
  const linked = record?.partnerId === partnerId;
  const json = { partnerId, problems: [], linked, identity: subject, link: record ?? null };
  if (linked) {
    return {
      ending: "fine",
      json,
      text: ({ green }) => green(`${who} is linked to partner ${describePartner(record)}.`),
    };
  }
  const found = record === undefined ? "no partner" : `partner ${describePartner(record)}`;
  return {
    ending: "finding",
    json,
    text: ({ yellow }) =>
      [form, yellow(`${who} is linked to ${found}, not to ${partnerId}.`), onlyLinking].join("\n"),
  };
}

function formProblems(id: string): string[] {
  const problem = partnerIdProblem(id);
  return problem === undefined
    ? []
    : [`The partner id "${printable(id)}" ${problem.reason}: ${problem.remedy}.`];
}

function placeholder(id: string): string {
  return `${id} is a placeholder and nobody's partner id: give the location id, shown as "Associated PartnerID" in Partner Center under Account settings > Identifiers.`;
}

function globalProblem(id: string): string {
  const { message, remedy } = globalIdSaid(id);
  return `${message} ${remedy}`;
}
