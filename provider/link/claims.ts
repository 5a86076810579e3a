/**
 * The identities whose link some resource of this run declares, and for which partner. A rename, a
 * re-parenting, a replacement or a duplicate deletes one resource while another one stands for the
 * same identity: deleting must then leave the link alone.
 */
export interface Claims {
  /**
   * Notes that a resource declares this identity, for a partner that may not be known yet. Tells
   * the other partner when it is already claimed for one.
   */
  claim(id: string, partnerId: string | undefined): string | undefined;
  has(id: string): boolean;
}

/** The claims of one process, which serves one run of the engine. */
export function createClaims(): Claims {
  const partners = new Map<string, string | undefined>();
  return {
    claim(id, partnerId) {
      const earlier = partners.get(id);
      if (earlier !== undefined && partnerId !== undefined && earlier !== partnerId) {
        return earlier;
      }
      partners.set(id, earlier ?? partnerId);
      return undefined;
    },
    has: (id) => partners.has(id),
  };
}
