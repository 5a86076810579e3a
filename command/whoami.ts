import { describeSignIn } from "../provider/errors/signInAttempt";
import { LinkError } from "../provider/errors/linkError";
import type { Subject } from "../provider/errors/subject";
import { guardPins } from "../provider/identity/pins";
import { guardPerson, linking } from "../provider/link/guards";
import { factLines } from "./answer";
import type { Answer, Fact } from "./answer";
import type { SignInOptions } from "./identityOptions";
import { answering, signInHere } from "./signInHere";
import type { SignedIn } from "./signInHere";
import { signInSources } from "./signInSources";

const uncertain = "of which it is not known whether it has partner admin links";

/** Tells who would be linked here, and how that one signed in. */
export function whoami(options: SignInOptions): Promise<Answer> {
  return answering(async () => {
    const signedIn = await signInHere(options);
    const { session, identity, ambient } = signedIn;
    const { signIn, cloud, subject } = session;
    const sources = signInSources(session, identity, ambient);
    const objection = whyNotLinked(signedIn);
    const whoIs = `${subject.kind} ${subject.objectId}`;
    return {
      ending: objection === undefined ? "fine" : "finding",
      json: {
        ...subject,
        signIn: { method: signIn.method, from: sources },
        cloud: cloud.name,
        ...(objection !== undefined && { wouldNotBeLinked: objection }),
      },
      text: (colors) =>
        [
          colors.bold(`${whoIs} ${objection === undefined ? "would be linked" : "signs in"} here.`),
          factLines(
            [
              ...subjectFacts(subject),
              ["signed in with", describeSignIn(signIn)],
              ["from", sources.join(", ") || "nothing that is set: the Azure CLI was asked"],
              ["cloud", cloud.uncertain ? `${cloud.name}, ${uncertain}` : cloud.name],
            ],
            colors,
          ),
          ...(objection === undefined ? [] : [colors.yellow(objection)]),
        ].join("\n"),
    };
  });
}

/** Who somebody is, for people. */
function subjectFacts({ kind, objectId, clientId, userName, tenantId }: Subject): Fact[] {
  return [
    ["kind", kind],
    ["name", userName],
    ["tenant", tenantId],
    ["object", objectId],
    ["client", clientId],
  ];
}

/** Why the provider would not link this one. */
function whyNotLinked({ session, identity }: SignedIn): string | undefined {
  try {
    guardPins(session, identity, linking);
    guardPerson(session, identity);
    return undefined;
  } catch (failure) {
    if (failure instanceof LinkError) {
      return failure.message;
    }
    throw failure;
  }
}
