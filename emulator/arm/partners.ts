/** A partner location account: the kind of id that a link accepts. */
export interface Partner {
  partnerId: string;
  name: string;
}

export interface Partners {
  /** A partner location account, under the name that answers show. */
  add(partnerId: string, name: string): void;
  /** A partner global account id: a well-formed number that a link refuses. */
  addGlobal(partnerId: string): void;
  remove(partnerId: string): void;
  find(partnerId: string): Partner | undefined;
  all(): Partner[];
  /** @internal */
  clear(): void;
}

export function createPartners(): Partners {
  const known = new Map<string, Partner & { global: boolean }>();

  return {
    add: (partnerId, name) => void known.set(partnerId, { partnerId, name, global: false }),
    addGlobal: (partnerId) => void known.set(partnerId, { partnerId, name: "", global: true }),
    remove: (partnerId) => void known.delete(partnerId),
    find(partnerId) {
      const partner = known.get(partnerId);
      return partner && !partner.global ? { partnerId, name: partner.name } : undefined;
    },
    all: () =>
      [...known.values()]
        .filter((partner) => !partner.global)
        .map(({ partnerId, name }) => ({ partnerId, name })),
    clear: () => known.clear(),
  };
}
