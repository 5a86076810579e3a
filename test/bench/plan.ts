import type { Kind, Verb } from "./project";

/** One of the ways to declare a number of links. */
export interface Variant {
  name: string;
  kind: Kind;
  /** One application in as many tenants, or one with its own secret in each. */
  identities: "oneApp" | "ownSecrets";
}

export const variants = {
  empty: { name: "empty resource", kind: "empty", identities: "oneApp" },
  shaped: { name: "empty resource of a link's shape", kind: "shaped", identities: "oneApp" },
  oneApp: { name: "PartnerAdminLink, one app", kind: "link", identities: "oneApp" },
  ownSecrets: { name: "PartnerAdminLink, own secrets", kind: "link", identities: "ownSecrets" },
  closure: { name: "serialised dynamic.Resource", kind: "closure", identities: "oneApp" },
} as const satisfies Record<string, Variant>;

/** A number of links that is led through the verbs at no latency. */
export interface LifePlan {
  links: number;
  rounds: number;
  variants: Variant[];
  verbs: (Verb | "no-op up")[];
  /** Whether links of this count are held to their targets. @default false */
  judged?: boolean;
}

/** What is measured, and how often. */
export interface Plan {
  /** Nothing begins after this. */
  minutes: number;
  /** Fresh processes per loading figure. */
  loads: number;
  lives: LifePlan[];
  /** Ups at Azure's latency. `parallel` missing means the engine's default. */
  latencies: { links: number; parallel?: number; checkpoints?: false }[];
  /** Counts of links for the client without an engine. */
  client: { links: number; latency: boolean; order: "one by one" | "at once" }[];
  /** Counts of links that the plugin and the dynamic provider each serve. */
  plugin: number[];
  /** Counts of links after which the provider's memory is looked at. */
  memory: number[];
  /** Links of the comparison between checkpoints, none, and several stacks. */
  checkpoints: { links: number; stacks: number };
  /** Customers that the fleet example onboards, one stack each. */
  fleet: number;
  /** Stacks that one report is made of. */
  reportedStacks: number;
  /** Customers that get Lighthouse access: in one program, with a provider each, in stacks. */
  access: {
    customers: number;
    rounds: number;
    providers: number;
    stacksAtOnce: number;
    /** Stacks of azure-native alone, to compare with by the stack. */
    bareStacks: number;
  };
  /** Links that are made in other ways. */
  peers: number;
  /** Rows of a cost export that something is proven from, and how often. */
  proving: { rows: number; rounds: number };
  /** What was left out of this plan on purpose, and why. */
  leftOut: string[];
}

/** Milliseconds of Azure's latency: a token, any request to Resource Manager, a write on top. */
export const azureLatency = { token: 100, arm: 150, write: 1000 } as const;

/** Seconds that one link's own requests take at that latency: token, read, write. */
export const linkSeconds =
  (azureLatency.token + azureLatency.arm + azureLatency.arm + azureLatency.write) / 1000;

const allVariants = Object.values(variants);
const allVerbs: LifePlan["verbs"] = ["up", "no-op up", "preview", "refresh", "destroy"];
const orders = ["one by one", "at once"] as const;

const full: Plan = {
  // What begins last, the other ways, takes two more.
  minutes: 60,
  loads: 15,
  lives: [
    { links: 1, rounds: 2, variants: allVariants, verbs: allVerbs },
    { links: 10, rounds: 1, variants: allVariants, verbs: allVerbs },
    { links: 50, rounds: 3, variants: allVariants, verbs: allVerbs },
    { links: 200, rounds: 2, variants: allVariants, verbs: allVerbs },
    {
      links: 1000,
      rounds: 5,
      variants: [variants.empty, variants.shaped, variants.oneApp],
      verbs: ["up", "no-op up", "preview", "refresh"],
      judged: true,
    },
  ],
  latencies: [
    { links: 50 },
    { links: 50, parallel: 50 },
    { links: 200 },
    { links: 200, parallel: 50 },
    { links: 1000, parallel: 50, checkpoints: false },
  ],
  client: [
    ...[1, 10, 50, 200, 1000].flatMap((links) =>
      orders.map((order) => ({ links, latency: false, order })),
    ),
    { links: 50, latency: true, order: "one by one" },
    { links: 50, latency: true, order: "at once" },
    { links: 200, latency: true, order: "at once" },
    { links: 1000, latency: true, order: "at once" },
  ],
  plugin: [50, 1000],
  memory: [1, 200, 1000, 2000, 3000],
  checkpoints: { links: 1000, stacks: 5 },
  fleet: 100,
  reportedStacks: 400,
  access: { customers: 50, rounds: 5, providers: 5, stacksAtOnce: 4, bareStacks: 12 },
  peers: 50,
  proving: { rows: 1_000_000, rounds: 3 },
  leftOut: [
    "1,000 links at latency and default parallelism: the wait alone is 125 x 1.4 s = 175 s on 2 cores",
    "200 and 1,000 links at latency with the client, one by one: 250 s and 1,250 s by arithmetic",
    "other verbs than up at latency: a refresh waits for a token and a read (250 ms) per link, a destroy as long as an up",
    "1,000 links of the serialised resource, of own secrets, and their destroy: minutes of writing state, which 200 links show as well",
  ],
};

const quick: Plan = {
  minutes: 6,
  loads: 5,
  lives: [1, 10].map((links) => ({
    links,
    rounds: 1,
    variants: links === 1 ? [variants.empty, variants.oneApp] : allVariants,
    verbs: allVerbs,
    judged: links === 10,
  })),
  latencies: [{ links: 10 }, { links: 10, parallel: 50, checkpoints: false }],
  client: orders.flatMap((order) => [
    { links: 1, latency: false, order },
    { links: 10, latency: false, order },
    { links: 10, latency: true, order },
  ]),
  plugin: [50],
  memory: [1, 20, 40],
  checkpoints: { links: 10, stacks: 2 },
  fleet: 0,
  reportedStacks: 10,
  access: { customers: 4, rounds: 1, providers: 2, stacksAtOnce: 2, bareStacks: 2 },
  peers: 10,
  proving: { rows: 50_000, rounds: 1 },
  leftOut: ["everything beyond 10 links, and the fleet of stacks: run without --quick"],
};

export const plans = { full, quick } as const;
