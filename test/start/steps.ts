import type { Step } from "./step";

/** The life of one link, with somebody else interfering in the middle. */
export function linkSteps(ours: string, theirs: string): Step[] {
  return [
    {
      command: "pulumi up",
      outcome: "linked",
      act: (actors) => actors.up(),
      expected: { linked: ours, recorded: ours, requests: ["GET", "PUT"] },
    },
    {
      command: "pulumi up",
      outcome: "nothing to do",
      act: (actors) => actors.up(),
      expected: { linked: ours, recorded: ours, requests: [] },
    },
    {
      command: "somebody else re-links it",
      outcome: "the state cannot know",
      act: async (actors) => actors.relink(theirs),
      expected: { linked: theirs, recorded: ours, requests: [] },
    },
    {
      command: "pulumi refresh",
      outcome: "sees who has it now",
      act: (actors) => actors.refresh(),
      expected: { linked: theirs, recorded: theirs, requests: ["GET"] },
    },
    {
      command: "pulumi up",
      outcome: "refused",
      act: (actors) => actors.up(),
      expected: {
        linked: theirs,
        recorded: theirs,
        requests: ["GET"],
        refusalNames: [theirs, "rebind"],
      },
    },
    {
      command: "pulumi up, ifLinked: rebind",
      outcome: "ours again",
      act: async (actors) => {
        await actors.configure("ifLinked", "rebind");
        return actors.up();
      },
      expected: { linked: ours, recorded: ours, requests: ["GET", "PATCH"] },
    },
    {
      command: "pulumi destroy",
      outcome: "unlinked",
      act: (actors) => actors.destroy(),
      expected: {
        linked: undefined,
        recorded: undefined,
        requests: ["GET", "DELETE"],
      },
    },
  ];
}
