import { isDeepStrictEqual } from "node:util";
import type { Lifecycle } from "../lifecycle";
import { present } from "../properties";
import type { Properties } from "../properties";
import type { Surroundings } from "../surroundings";
import { accessChanges } from "./accessChange";
import { changeSentence, endSentence } from "./accessSentence";
import { losses } from "./heldRoles";
import { recordKeys, recordedAccess } from "./recordedAccess";
import type { RecordedAccess } from "./recordedAccess";

/** The shape of the state, raised when a later release stores something else. */
const stateVersion = 1;

/**
 * A record of the access that a component declares. It stands in the state only and asks nothing of
 * anybody: comparing it with what is declared now tells, already at preview, what a change means for
 * attribution. Whatever it cannot read it says nothing about, and it never fails.
 */
export function createAccessRecord({ say }: Surroundings): Lifecycle {
  const said = new Set<string>();
  const declared: RecordedAccess[] = [];

  /** The engine may ask for the same comparison more than once in a run. */
  function sayOnce(sentence: string): void {
    if (!said.has(sentence)) {
      said.add(sentence);
      say(sentence);
    }
  }

  return {
    check(_olds, news) {
      const inputs = facts(news);
      declared.push(recordedAccess(inputs));
      return { inputs, failures: [] };
    },
    diff(_id, olds, news) {
      const after = recordedAccess(news);
      for (const change of accessChanges(recordedAccess(olds), after)) {
        sayOnce(changeSentence(after.component, change));
      }
      return Promise.resolve({
        changes: !isDeepStrictEqual(facts(olds), facts(news)),
        replaces: [],
      });
    },
    create: (inputs) => Promise.resolve({ id: String(inputs.component), outs: stored(inputs) }),
    read: (id, props) => Promise.resolve({ id, props }),
    update: (_id, _olds, news) => Promise.resolve({ outs: stored(news) }),
    delete(_id, props) {
      const access = recordedAccess(props);
      // A rename without an alias, for one: another record of this run declares the same access.
      for (const loss of losses(access, declared) ?? []) {
        sayOnce(endSentence(access.component, loss));
      }
      return Promise.resolve();
    },
  };
}

function facts(properties: Properties): Properties {
  return present(Object.fromEntries(recordKeys.map((key) => [key, properties[key]])));
}

function stored(inputs: Properties): Properties {
  return { ...facts(inputs), stateVersion };
}
