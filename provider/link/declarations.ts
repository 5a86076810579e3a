import { alone } from "../claims/runClaims";
import type { RunClaims } from "../claims/runClaims";
import { LinkError, sentences } from "../errors/linkError";
import type { Properties } from "../properties";

/** What the program of this run declares: inputs, and by them identities. */
export interface Declarations {
  /** Notes inputs as `check` let them through. */
  add(inputs: Properties): void;
  /**
   * Whether `check` has seen these inputs. The engine asks for a diff after a refresh, too, about
   * resources that the program may not declare any more.
   */
  has(inputs: Properties): boolean;
  /**
   * Notes that a resource declares this identity, for a partner that may not be known yet, and has it known
   * to all processes of the run. Whoever claims reads the link only afterwards.
   *
   * @throws LinkError where another partner is declared for it, in whatever process, or where that cannot be told
   */
  claim(id: string, partnerId: string | undefined): Promise<void>;
  /**
   * The claim of a resource of this run on the identity, in whatever process. A rename, a re-parenting, a
   * replacement or a duplicate deletes one resource while another one stands for the same identity:
   * deleting must then leave the link alone.
   *
   * @throws LinkError where that cannot be told
   */
  claimOn(id: string): Promise<Claim | undefined>;
}

/** That an identity is declared in this run. */
export interface Claim {
  /** Nothing where it is not known yet. */
  partnerId: string | undefined;
}

/**
 * The declarations of one process, which serves one run of the engine.
 *
 * @param claims those of all processes of the run
 */
export function createDeclarations(claims: RunClaims = alone): Declarations {
  const declared = new Set<string>();
  const partners = new Map<string, string | undefined>();
  return {
    add: (inputs) => void declared.add(canonical(inputs)),
    has: (inputs) => declared.has(canonical(inputs)),
    async claim(id, partnerId) {
      const earlier = partners.get(id);
      refuseSecond(id, earlier, partnerId);
      const partner = earlier ?? partnerId;
      partners.set(id, partner);
      const others = await claims.publish(id, partner).catch(explainUntouched(id));
      const other = others.find((each) => each !== undefined && each !== partner);
      if (partner !== undefined && other !== undefined) {
        // The identity stays claimed, and the other process need not refuse its own partner.
        partners.set(id, undefined);
        await claims.publish(id, undefined).catch(() => undefined);
        refuseSecond(id, other, partner);
      }
    },
    async claimOn(id) {
      const own = partners.get(id);
      const others = own === undefined ? await claims.look(id) : [];
      const isClaimed = partners.has(id) || others.length > 0;
      return isClaimed
        ? { partnerId: partners.get(id) ?? others.find((each) => each !== undefined) }
        : undefined;
    },
  };
}

function refuseSecond(id: string, earlier: string | undefined, later: string | undefined): void {
  if (earlier !== undefined && later !== undefined && earlier !== later) {
    throw new LinkError(
      `One identity (tenant/object ${id}) is declared twice, for partner ${earlier} and for partner ${later}, but Azure keeps one link per identity. Nothing was changed; remove one of the two resources or declare another identity.`,
    );
  }
}

function explainUntouched(id: string): (failure: unknown) => never {
  const untouched = () => `Did not touch the link of tenant/object ${id}.`;
  return (failure) => {
    throw failure instanceof LinkError
      ? new LinkError(sentences(untouched(), failure.message))
      : failure;
  };
}

/** The order of keys is not kept on the wire. */
function canonical(inputs: Properties): string {
  return JSON.stringify(inputs, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
