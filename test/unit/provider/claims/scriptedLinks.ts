import { AzureRefusal } from "../../../../provider/errors/azureAnswer";
import { startDeadline } from "../../../../provider/errors/deadline";
import type { Session } from "../../../../provider/identity/sessions";
import { createAdoptedLooks } from "../../../../provider/link/adoptedLooks";
import { createDeclarations } from "../../../../provider/link/declarations";
import type { LinkRun } from "../../../../provider/link/linkRun";
import type { PartnerLinks } from "../../../../provider/link/managementPartner";
import type { Work } from "../../../../provider/link/work";
import type { RunClaims } from "../../../../provider/claims/runClaims";

/** The one identity that all is about. */
const subject = {
  tenantId: "11111111-1111-1111-1111-111111111111",
  objectId: "22222222-2222-2222-2222-222222222222",
  kind: "service principal",
} as const;
export const id = `${subject.tenantId}/${subject.objectId}`;

/** What Azure holds of the identity. */
export interface Azure {
  partnerId: string | undefined;
  /** Whether a removal takes the link away that stands, whatever partner it names. */
  removesAny: boolean;
}

/** A step before which a process waits for its turn. */
export type Step = "claim" | "look" | "read" | "put" | "patch" | "remove";

/** A run of the lifecycle's own parts, in which only Azure and the sign-in are played. */
export function createScriptedRun(
  azure: Azure,
  claims: RunClaims,
  before: (step: Step) => Promise<void>,
): LinkRun & { said: string[] } {
  const said: string[] = [];
  const session: Session = {
    signIn: { method: "secret", clientId: "c", secret: "s", tenantId: subject.tenantId },
    cloud: {
      name: "public",
      loginEndpoint: "https://login.example",
      resourceManager: "https://management.example",
      audience: "https://management.example",
      disableInstanceDiscovery: false,
      uncertain: false,
    },
    subject,
    credential: { getToken: () => Promise.resolve(null) },
  };
  const deadline = startDeadline(60);
  const work: Work = {
    session,
    links: scriptedLinks(azure, before),
    deadline,
    say: (message) => void said.push(message),
    afterwards: () => work,
  };
  return {
    said,
    ambient: () => ({ namespace: "azure-native" as const, config: () => undefined, env: {} }),
    say: (message) => void said.push(message),
    sayOnce: (message) => void said.push(message),
    isAbandoned: () => Promise.resolve(false),
    engine: undefined,
    sessions: { open: () => Promise.resolve(session), areAlike: () => true },
    declarations: createDeclarations({
      async publish(...claim) {
        await before("claim");
        return claims.publish(...claim);
      },
      async look(identity) {
        await before("look");
        return claims.look(identity);
      },
    }),
    adopted: createAdoptedLooks(),
    deadline: () => deadline,
    work: (_session, _deadline, act) => act(work),
  };
}

/** A read sees each write; what does not fit what stands is refused. */
function scriptedLinks(azure: Azure, before: (step: Step) => Promise<void>): PartnerLinks {
  const memory = { count: 0, sent: 0, unanswered: false, oversized: false, limit: 0 };
  const refuse = (status: number) => {
    throw new AzureRefusal(status, undefined, undefined, undefined, true);
  };
  const write = async (step: Step, fits: () => boolean, partnerId: string | undefined) => {
    await before(step);
    memory.sent += 1;
    if (!fits()) {
      refuse(409);
    }
    azure.partnerId = partnerId;
    return { partnerId: partnerId ?? "" };
  };
  return {
    memory,
    async read() {
      await before("read");
      return azure.partnerId === undefined ? undefined : { partnerId: azure.partnerId };
    },
    put: (partnerId) => write("put", () => azure.partnerId === undefined, partnerId),
    patch: (partnerId) => write("patch", () => azure.partnerId !== undefined, partnerId),
    async remove({ partnerId }) {
      const fits = () =>
        azure.partnerId !== undefined && (azure.removesAny || azure.partnerId === partnerId);
      await write("remove", fits, undefined);
    },
  };
}
