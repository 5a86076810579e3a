import { LinkError, sentences } from "../errors/linkError";
import { describeSignIn } from "../errors/signInAttempt";
import { describeSubject } from "../errors/subject";
import type { Identity } from "../identity/declaredIdentity";
import type { Pinned } from "../identity/pins";
import type { Session } from "../identity/sessions";
import { subjectId } from "../identity/subjectId";
import type { LinkRun } from "./linkRun";
import type { LinkState } from "./linkState";

/** What the identity of a link is pinned for. */
export const linking: Pinned = {
  pinned: "The identity to link",
  unharmed: "Nothing was asked of the link service and nothing was changed.",
};

/**
 * The plugin is not shown azure-native's configuration. Where a program is configured by that one only,
 * what lies about (the Azure CLI's sign-in, the default credential) is somebody else, and is not linked
 * unless it is pinned or the provider says that it is meant.
 */
export function guardFound({ signIn, subject }: Session, identity: Identity, run: LinkRun): void {
  const pinned = identity.objectId !== undefined || identity.clientId !== undefined;
  const { namespace, config } = run.ambient();
  if (namespace === "azure-partner" && isFound(signIn) && !pinned && config(useCli) !== "true") {
    throw new LinkError(
      sentences(
        `${describeSignIn(signIn)} is ${describeSubject(subject)}, and nothing says that this is the identity to link.`,
        "The configuration of azure-native (azure-native:clientId, ...) is not read here. Nothing was changed.",
        `Configure azure-partner:tenantId, azure-partner:clientId and a credential, or pin the identity with \`objectId: ${subject.objectId}\` and \`tenantId: ${subject.tenantId}\` in identity, or set ${useCli} to true.`,
      ),
    );
  }
}

const useCli = "azure-partner:useCli";

/** Whether whoever is signed in was found on the machine, and not declared. */
const isFound = ({ method }: Session["signIn"]) => method === "azureCli" || method === "default";

/** A person found by chance is not linked: the credit would hang on whoever runs the program. */
export function guardPerson({ signIn, subject }: Session, identity: Identity): void {
  const meant = identity.objectId !== undefined || identity.allowUser === true;
  if (subject.kind === "user" && isFound(signIn) && !meant) {
    throw new LinkError(
      sentences(
        `${describeSignIn(signIn)} is a person: ${describeSubject(subject)}.`,
        "A person is linked only when the program says so; nothing was changed.",
        `To link this person add \`identity: { tenantId: "${subject.tenantId}", objectId: "${subject.objectId}" }\`, or \`identity: { allowUser: true }\` for whoever is signed in. Better, link a service principal: the credit ends when a person leaves.`,
      ),
    );
  }
}

/** A change is made only as the identity that is recorded; anybody else would link themselves. */
export function guardRecorded(session: Session, state: LinkState): void {
  if (subjectId(session.subject) !== subjectId(state)) {
    throw new LinkError(
      sentences(
        `This link belongs to object ${state.objectId} in tenant ${state.tenantId}, but ${describeSignIn(session.signIn)} is ${describeSubject(session.subject)}.`,
        "Nothing was changed.",
        "Sign in as the recorded identity. If the other one is to be linked instead, declare its tenantId and objectId in identity, and the resource is replaced; if the service principal was recreated, run `pulumi up` with AZURE_PARTNER_WHEN_UNREACHABLE=keep in the environment and --replace with the URN of this link (`pulumi stack --show-urns` lists it).",
      ),
    );
  }
}

/**
 * Who is signed in is no declaration of another identity: where the plugin's link declares none, somebody
 * else's sign-in is a mistake and not a replacement.
 */
export function guardUndeclared(session: Session, state: LinkState, run: LinkRun): void {
  if (run.ambient().namespace === "azure-partner") {
    guardRecorded(session, state);
  }
}

/** Whether other clouds have partner admin links is not known. */
export function warnOfCloud({ cloud }: Session, run: LinkRun): void {
  if (cloud.uncertain) {
    run.sayOnce(
      `The cloud "${cloud.name}" is not the public one: it is not known whether Partner Admin Link exists there (a partner playbook of 2022 says that the government and China clouds have none).`,
    );
  }
}
