import type { LinkRecord } from "./linkRecord";

/** What tells an answer about a link from an older one: both grow with each write, removals included. */
export type Age = Pick<LinkRecord, "version" | "updatedTime">;

/**
 * Whether an answer is older than what is known: Azure's reads may lag behind its writes. Each of the
 * two signs may be missing; where they contradict each other, nothing is called old.
 */
export function isOlder(answer: Age, known: Age): boolean {
  const byVersion = difference(answer.version, known.version);
  const byTime = difference(timeOf(answer.updatedTime), timeOf(known.updatedTime));
  return (byVersion < 0 && byTime <= 0) || (byTime < 0 && byVersion <= 0);
}

function difference(one: number | undefined, other: number | undefined): number {
  return one === undefined || other === undefined ? 0 : one - other;
}

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

/** The newest that is known of one identity's link: by the state, and by what this process wrote. */
export interface NewestKnown {
  /** What the state records. */
  recorded(age: Age): void;
  /** What this process wrote, as Azure answered it. */
  wrote(age: Age): void;
  /** This process removed the link that it had read like this. */
  removed(age: Age): void;
  /** "Not linked" was looked at long enough to be believed. */
  gone(): void;
  /** Whether an answer is older than what is known; "not linked" bears no sign of its age. */
  isOutdated(answer: LinkRecord | undefined): "yes" | "perhaps" | "no";
  readonly age: Age;
}

/** For how long after a write "not linked" may be an answer from before it. */
const lagMilliseconds = 60_000;

export function createNewestKnown(): NewestKnown {
  let age: Age = {};
  let standing: "notKnown" | "linked" | "gone" = "notKnown";
  const keep = (other: Age) => {
    if (!isOlder(other, age)) {
      age = other;
    }
  };
  return {
    get age() {
      return age;
    },
    recorded(other) {
      keep(other);
      const isFresh = Date.now() - (timeOf(other.updatedTime) ?? 0) < lagMilliseconds;
      if (standing === "notKnown" && isFresh) {
        standing = "linked";
      }
    },
    wrote(other) {
      age = other;
      standing = "linked";
    },
    removed({ version, updatedTime }) {
      // Recorded exchanges show that a removal counts as a write, too.
      age = { version: version === undefined ? undefined : version + 1, updatedTime };
      standing = "gone";
    },
    gone() {
      standing = "gone";
    },
    isOutdated(answer) {
      if (answer === undefined) {
        return standing === "linked" ? "perhaps" : "no";
      }
      return isOlder(answer, age) ? "yes" : "no";
    },
  };
}
