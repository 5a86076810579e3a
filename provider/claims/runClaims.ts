import { join } from "node:path";
import { parseEngineAddress } from "../engineAddress";
import { claimsFileName, claimsText, claimText } from "./claimsFile";
import {
  codeOf,
  engineFolderName,
  isOwnFolder,
  ownFolder,
  places,
  UnusableFolder,
} from "./claimsFolder";
import { createClaimsWriter } from "./claimsWriter";
import { inTurns } from "./inTurns";
import { createLifeSigns } from "./lifeSign";
import { createSiblingReader, untold } from "./siblingClaims";
import type { SiblingClaims } from "./siblingClaims";
import { sweepEngines } from "./sweepEngines";

/**
 * The claims of one run, which several processes may serve: one for each provider resource and version of
 * a plugin, and the one of dynamic resources. Each writes a file of its own and reads those of the others,
 * so there is nothing to lock.
 */
export interface RunClaims {
  /**
   * Claims an identity for all processes to see, and then looks at theirs. Claims that are asked for at
   * about the same time go into one file together.
   *
   * @param partnerId nothing where it is not known yet
   * @returns the partners for which others claimed the identity when this claim was made
   * @throws LinkError where the claim cannot be written, or theirs cannot be told
   */
  publish(id: string, partnerId: string | undefined): Promise<Partners>;
  /**
   * Looks at what others have claimed by now.
   *
   * @throws LinkError where the claims of a process that lives cannot be told
   */
  look(id: string): Promise<Partners>;
}

/** One for each process that claims; nothing stands for a partner that is not known yet. */
export type Partners = readonly (string | undefined)[];

interface Claim {
  partnerId: string | undefined;
  text: string;
  published: Promise<Partners>;
  hasFailed: boolean;
}

/** What a run claims that no other process serves. */
export const alone: RunClaims = {
  publish: () => Promise.resolve([]),
  look: () => Promise.resolve([]),
};

let runs = 0;

/**
 * Begins to take part in the claims of one run.
 *
 * @param engine the address of the run's engine; without one, the run is this process alone
 */
export function createRunClaims(
  engine: string | undefined,
  env: () => Readonly<Record<string, string | undefined>>,
  signs = createLifeSigns(),
): RunClaims {
  const address = parseEngineAddress(engine);
  if (address === undefined) {
    return alone;
  }
  const engineFolder = engineFolderName(address);
  const name = claimsFileName(signs.own, (runs += 1));
  const claims = new Map<string, Claim>();
  const writer = createClaimsWriter(env, engineFolder, name);
  const readSiblings = createSiblingReader(signs, name);
  let isSwept = false;

  function lookAround(): SiblingClaims {
    const folders = new Set<string>();
    for (const place of places(env())) {
      try {
        const own = ownFolder(place);
        if (isOwnFolder(own)) {
          folders.add(join(own, engineFolder));
        }
      } catch (failure) {
        // A folder that is not ours to use holds nothing of our siblings'.
        if (!(failure instanceof UnusableFolder)) {
          throw untold(`${place.name} cannot be looked into (${codeOf(failure)})`);
        }
      }
    }
    return readSiblings([...folders]);
  }

  const look = inTurns(lookAround);
  const writeAndLook = inTurns(() => {
    const texts = [...claims.values()].map(({ text }) => text);
    const folder = writer.write(claimsText(signs.own, texts));
    if (!isSwept) {
      isSwept = true;
      void sweepEngines(folder, signs);
    }
    return lookAround();
  });

  return {
    publish(id, partnerId) {
      const before = claims.get(id);
      if (before?.partnerId === partnerId && before?.hasFailed === false) {
        return before.published;
      }
      const published = writeAndLook().then((siblings) => siblings.partnersOf(id));
      const text = claimText(id, partnerId);
      const claim: Claim = { partnerId, text, published, hasFailed: false };
      claims.set(id, claim);
      published.catch(() => (claim.hasFailed = true));
      return published;
    },
    look: async (id) => (await look()).partnersOf(id),
  };
}
