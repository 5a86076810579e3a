/** A program whose arguments become known only later, and turn out to be wrong. */
import * as pulumi from "@pulumi/pulumi";
import {
  CustomerOnboarding,
  LighthouseDelegation,
  PartnerRoleAssignments,
} from "../../../../sdk/nodejs/access";
import {
  linkAtCustomer,
  linked,
  managingTenant,
  somebody,
  standingLink,
  subscription,
} from "../ids";

const registered: string[] = [];
const errors = new Set<unknown>();

const authorizations = [{ principalId: linked, role: "Contributor" }];
const delegation = {
  subscriptionId: subscription,
  registrationDefinitionName: "x",
  authorizations,
};

const programs: Record<string, () => void> = {
  delegation() {
    new LighthouseDelegation("fabrikam", {
      ...delegation,
      managedByTenantId: managingTenant,
      existingLink: { ...standingLink, id: pulumi.output(linkAtCustomer.id) },
    });
  },
  assignments() {
    new PartnerRoleAssignments("fabrikam", {
      scopes: { subscription },
      roles: ["Contributor"],
      principalId: pulumi.output(somebody),
      existingLink: standingLink,
    });
  },
  granted() {
    const role = pulumi.output("Contributer");
    new CustomerOnboarding("fabrikam", {
      customer: { name: "Fabrikam", tenantId: managingTenant, subscriptionId: subscription },
      granted: {
        existingLink: standingLink,
        access: [{ principalId: linked, role, scope: subscription, duration: "permanent" }],
        readAs: { tenantId: managingTenant },
      },
    });
  },
  unknown() {
    new LighthouseDelegation("fabrikam", {
      ...delegation,
      managedByTenantId: managingTenant,
      existingLink: { ...standingLink, id: pulumi.output(pulumi.unknown as unknown as string) },
    });
  },
};

// A stopped child never resolves; Pulumi ends such a program by its unhandled rejection.
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    process.on("unhandledRejection", (error) => {
      errors.add(error);
      resolve();
    });
  });
}

async function run(program: () => void, preview: boolean): Promise<object> {
  registered.length = 0;
  errors.clear();
  const newResource = ({ type, name, inputs }: pulumi.runtime.MockResourceArgs) => {
    registered.push(type);
    return { id: name, state: inputs };
  };
  const mocks = { call: () => ({}), newResource };
  await pulumi.runtime.setMocks(mocks, "project", "stack", preview);
  await pulumi.runtime.runInPulumiStack(async () => program());
  await Promise.race([pulumi.runtime.disconnect(), stopped()]);
  // Node tells of unhandled rejections after the current turn.
  await new Promise((resolve) => setImmediate(resolve));
  return { registered: [...registered], messages: [...errors].map((error) => String(error)) };
}

async function main(): Promise<void> {
  const results: Record<string, object> = {};
  for (const [name, program] of Object.entries(programs)) {
    results[name] = await run(program, name === "unknown");
  }
  process.stdout.write(`\nresults ${JSON.stringify(results)}\n`);
}

void main();
