import { describeSubject } from "../provider/errors/subject";
import { describePartner } from "../provider/link/linkRecord";
import { factLines } from "./answer";
import type { Answer } from "./answer";
import type { SignInOptions } from "./identityOptions";
import { readLinkOf } from "./readLinkOf";
import { answering } from "./signInHere";

/** Shows the link of whoever signs in here as Azure tells it now. */
export function showLink(options: SignInOptions): Promise<Answer> {
  return answering(async () => {
    const { subject, record } = await readLinkOf(options);
    const who = describeSubject(subject);
    if (record === undefined) {
      return {
        ending: "finding",
        json: { identity: subject, link: null },
        text: ({ yellow }) => yellow(`Not linked: ${who} is linked to no partner.`),
      };
    }
    const { partnerId, partnerName, createdTime, updatedTime, version, state } = record;
    return {
      ending: "fine",
      json: { identity: subject, link: record },
      text: (colors) =>
        [
          colors.green(`Linked to partner ${describePartner(record)}.`),
          factLines(
            [
              ["partner id", partnerId],
              ["name", partnerName],
              ["first linked", createdTime],
              ["since", updatedTime],
              ["version", version],
              ["state", state],
              ["identity", who],
            ],
            colors,
          ),
        ].join("\n"),
    };
  });
}
