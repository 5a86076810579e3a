import { LinkError } from "../errors/linkError";
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
   * Notes that a resource declares this identity, for a partner that may not be known yet; refuses a
   * second partner for it.
   */
  claim(id: string, partnerId: string | undefined): void;
  /**
   * Whether a resource of this run declares the identity. A rename, a re-parenting, a replacement or a
   * duplicate deletes one resource while another one stands for the same identity: deleting must then
   * leave the link alone.
   */
  isClaimed(id: string): boolean;
}

/** The declarations of one process, which serves one run of the engine. */
export function createDeclarations(): Declarations {
  const declared = new Set<string>();
  const partners = new Map<string, string | undefined>();
  return {
    add: (inputs) => void declared.add(canonical(inputs)),
    has: (inputs) => declared.has(canonical(inputs)),
    claim(id, partnerId) {
      const earlier = partners.get(id);
      if (earlier !== undefined && partnerId !== undefined && earlier !== partnerId) {
        throw new LinkError(
          `One identity (tenant/object ${id}) is declared twice, for partner ${earlier} and for partner ${partnerId}, but Azure keeps one link per identity. Nothing was changed; remove one of the two resources or declare another identity.`,
        );
      }
      partners.set(id, earlier ?? partnerId);
    },
    isClaimed: (id) => partners.has(id),
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
