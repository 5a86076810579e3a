import type { Step } from "./step";

/** Who is who in the customer's act. */
export interface CustomerCast {
  ours: string;
  managingTenantId: string;
  customerTenantId: string;
}

/** One customer by Azure Lighthouse: the usual mistake, the right way, and the end. */
export function customerSteps({ ours, managingTenantId, customerTenantId }: CustomerCast): Step[] {
  return [
    {
      command: "pulumi up, customer's tenant",
      outcome: "refused",
      act: async (actors) => {
        await actors.configure("managingTenantId", customerTenantId);
        return actors.up();
      },
      expected: {
        linked: undefined,
        recorded: undefined,
        requests: [],
        refusalNames: ["L3", customerTenantId],
      },
    },
    {
      command: "pulumi up, our tenant",
      outcome: "linked, delegated",
      act: async (actors) => {
        await actors.configure("managingTenantId", managingTenantId);
        return actors.up();
      },
      expected: { linked: ours, recorded: ours, requests: ["GET", "PUT"], delegations: 1 },
      reports: true,
    },
    {
      command: "pulumi destroy, customer left",
      outcome: "delegation removed",
      // The link is protected: every other customer hangs on it.
      act: (actors) => actors.destroy(["--exclude-protected"]),
      expected: { linked: ours, recorded: ours, requests: [] },
    },
  ];
}
