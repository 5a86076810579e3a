/** The looks at adopted links of one process, which serves one run of the engine. */
export interface AdoptedLooks {
  /** Looks once per identity; whoever asks again is told the same. */
  once(id: string, look: () => Promise<boolean>): Promise<boolean>;
  /** Whether a look of this run found that the link does not stand as it was adopted. */
  isLost(id: string): Promise<boolean>;
}

export function createAdoptedLooks(): AdoptedLooks {
  const looks = new Map<string, Promise<boolean>>();
  return {
    once(id, look) {
      const lost = looks.get(id) ?? look();
      looks.set(id, lost);
      return lost;
    },
    isLost: (id) => looks.get(id) ?? Promise.resolve(false),
  };
}
