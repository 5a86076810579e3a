import { ours, second, theirs } from "../scene";
import type { Scene } from "../scene";
import { identities } from "./stateScene";

/** A shape of the state that stands in users' stacks, and what has to become of it. */
export interface RecordedState {
  name: string;
  /** The program, with the partner that it declares. */
  program(partnerId: string): string;
  /** The partner that the identity is linked to before the first `up`. */
  before?: string;
  /** What happens after the first `up`. */
  after?(scene: Scene): Promise<unknown>;
  /** Whose link it is. */
  identity: keyof typeof identities;
  /** The partner that Azure holds when the state is imported. */
  stands: string;
  /** Whether nothing signs in as the identity any more. */
  unreachable?: boolean;
  /** What the state records, before a refresh and after. */
  recorded: { partnerId: string; linkedPartnerId?: string; origin?: string };
  /** What the preview of the unchanged program shows. */
  preview: RegExp;
  /** What declaring another partner leads to. */
  changed: { partnerId: string; linkedPartnerId?: string; origin?: string } | { error: string };
  /** The partner that stands after `destroy`. */
  left?: string;
}

const link =
  (more = "") =>
  (partnerId: string) =>
    `new PartnerAdminLink("contoso", { partnerId: "${partnerId}", ${more} });`;

const unchanged = /2 unchanged/;

export const recordedStates: readonly RecordedState[] = [
  {
    name: "created",
    program: link(),
    identity: "ambient",
    stands: ours,
    recorded: { partnerId: ours, linkedPartnerId: ours, origin: "created" },
    preview: unchanged,
    changed: { partnerId: second, linkedPartnerId: second, origin: "created" },
  },
  {
    name: "adopted",
    program: link(),
    before: ours,
    identity: "ambient",
    stands: ours,
    recorded: { partnerId: ours, linkedPartnerId: ours, origin: "adopted" },
    preview: unchanged,
    changed: { partnerId: second, linkedPartnerId: second, origin: "adopted" },
    left: second,
  },
  {
    name: "takenOver",
    program: link(`rebindFrom: ["${theirs}"]`),
    before: theirs,
    identity: "ambient",
    stands: ours,
    recorded: { partnerId: ours, linkedPartnerId: ours, origin: "takenOver" },
    preview: unchanged,
    changed: { partnerId: second, linkedPartnerId: second, origin: "takenOver" },
  },
  {
    name: "drifted",
    program: link('ifLinked: "rebind"'),
    after(scene) {
      scene.relink(theirs, identities.ambient);
      return scene.refresh();
    },
    identity: "ambient",
    stands: theirs,
    recorded: { partnerId: theirs, linkedPartnerId: ours, origin: "created" },
    preview: new RegExp(`~ partnerId\\s*: "${theirs}" => "${ours}"`),
    changed: { partnerId: second, linkedPartnerId: second, origin: "takenOver" },
  },
  {
    name: "keptUnverified",
    program: link(`whenUnreachable: "keep", identity: ${identities.lost.declared}`),
    after(scene) {
      scene.emulator.directory.expireSecrets(identities.lost.clientId);
      return scene.refresh();
    },
    identity: "lost",
    stands: ours,
    unreachable: true,
    recorded: { partnerId: ours, linkedPartnerId: ours, origin: "created" },
    preview: unchanged,
    changed: { error: "the client secret has expired (Entra: AADSTS7000222)" },
    left: ours,
  },
  {
    name: "pinned",
    program: link(`
      expectedPartnerName: "contoso consulting",
      onDelete: "keep",
      identity: {
        ...${identities.pinned.declared},
        objectId: "${identities.pinned.objectId}",
        metadataHost: process.env.ARM_METADATA_HOSTNAME,
        disableInstanceDiscovery: true,
      },`),
    identity: "pinned",
    stands: ours,
    recorded: { partnerId: ours, linkedPartnerId: ours, origin: "created" },
    preview: unchanged,
    changed: { error: 'That partner\'s name is "Contoso Cloud", not "contoso consulting"' },
    left: ours,
  },
  {
    name: "get",
    program: () => `PartnerAdminLink.get("contoso", "${identities.ambient.id}");`,
    before: ours,
    identity: "ambient",
    stands: ours,
    recorded: { partnerId: ours },
    preview: /1 unchanged/,
    changed: { partnerId: ours },
    left: ours,
  },
];
