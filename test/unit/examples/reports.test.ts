import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { wellKnownRoles } from "../../../azure/roles";
import { onboard } from "../../../examples/customer-onboarding/onboard";
import { repository } from "../../documents/documents";
import { runProgram, valueOf } from "../access/program";
import type { Registered } from "../access/program";
import { everyStanding } from "../access/report/customers";

// The examples name the package as their readers do; here it is the source of today.
jest.mock("pulumi-azure-partner", () => jest.requireActual("../../../sdk/nodejs"), {
  virtual: true,
});
jest.mock("pulumi-azure-partner/access", () => jest.requireActual("../../../sdk/nodejs/access"), {
  virtual: true,
});

const id = (kind: string, number: number) =>
  `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, "0")}`;
const partner = { partnerId: "1234567", expectedPartnerName: "Contoso Ltd." };
const linked = { tenantId: id("a", 1), objectId: id("a", 2) };
const adatum = {
  customerName: "Adatum",
  customerTenantId: id("c", 1),
  subscriptionId: id("5", 1),
};

interface Example {
  /** The stack's configuration, by key. */
  config: Record<string, string | object>;
  /** What the stack exports; the program's own index by default. */
  program?: () => Exported;
}

/** Settings that somebody may have. */
const examples: Record<string, Example> = {
  "lighthouse-customer": {
    config: {
      ...partner,
      ...adatum,
      managingTenantId: linked.tenantId,
      objectId: linked.objectId,
      clientId: id("a", 3),
      clientSecret: "secret",
      operatorsGroupId: id("b", 1),
    },
  },
  "multi-tenant-app": {
    config: {
      ...partner,
      clientId: id("a", 3),
      clientSecret: "secret",
      deployerClientId: id("a", 4),
      deployerClientSecret: "secret",
      customers: ["Adatum", "Fabrikam (EMEA)"].map((name, index) => ({
        name,
        tenantId: id("c", index + 1),
        subscriptionId: id("5", index + 1),
        objectId: id("b", index + 1),
      })),
    },
  },
  "granted-access": {
    config: {
      ...partner,
      ...adatum,
      objectId: linked.objectId,
      access: [
        {
          principalId: linked.objectId,
          role: "Contributor",
          scope: adatum.subscriptionId,
          duration: "permanent",
        },
        {
          principalId: linked.objectId,
          groupId: id("b", 1),
          role: "Reader",
          scope: adatum.subscriptionId,
          duration: "permanent",
        },
      ],
    },
  },
  // Its customers.yaml is a form to fill in.
  "customer-onboarding": {
    config: {},
    program: () =>
      onboard(
        "adatum",
        {
          name: "Adatum",
          tenantId: id("c", 1),
          subscriptionId: id("5", 1),
          roles: ["Support Request Contributor"],
          operatorsGroupId: id("b", 1),
          billing: { transactingPartnerId: "5550001", agreement: "cspAzurePlan" },
        },
        "contoso/customers/partner-link",
      ),
  },
  "existing-link": {
    config: {
      ...partner,
      ...adatum,
      customerTenantId: linked.tenantId,
      linkStack: "contoso/customers/partner-link",
    },
  },
  report: { config: { stacks: ["contoso/customers/emea", "contoso/customers/empty"] } },
};

/** What Azure and other stacks would tell. */
function told({ type, name, inputs }: Registered): object {
  switch (type.split(":").pop()) {
    case "PartnerAdminLink": {
      const time = "2026-01-02T03:04:05Z";
      // With a secret in it, all of it is one.
      const { value, ...plain } = inputs.identity as { value?: object };
      return {
        ...plain,
        ...value,
        partnerName: "Contoso Ltd.",
        createdTime: time,
        updatedTime: time,
      };
    }
    case "HeldRoles": {
      const scope = `/subscriptions/${adatum.subscriptionId}`;
      const held = [linked.objectId, id("b", 1)].map((principalId, index) => ({
        principalId,
        scope,
        roles: [
          { roleId: index === 0 ? wellKnownRoles.contributor : wellKnownRoles.reader, scope },
        ],
      }));
      return { readings: held, askedAs: "the linked identity" };
    }
    case "StackReference":
      return { name, outputs: outputsOf(name) };
    default:
      return {};
  }
}

function outputsOf(stack: string): object {
  switch (stack.split("/").pop()) {
    case "partner-link":
      return { id: `${linked.tenantId}/${linked.objectId}`, ...partner, ...linked };
    case "emea":
      return { attribution: JSON.parse(JSON.stringify(everyStanding())) as unknown };
    default:
      return {};
  }
}

interface Exported {
  summary: pulumi.Output<string[]>;
  markdown: pulumi.Output<string>;
  attribution: pulumi.Output<unknown>;
  problems?: pulumi.Output<string[]>;
}

async function run(name: string): Promise<Exported> {
  const { config, program = () => jest.requireActual<Exported>(indexOf(name)) } = examples[
    name
  ] as Example;
  const settings = Object.entries(config).map(([key, value]): [string, string] => [
    `project:${key}`,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  pulumi.runtime.setAllConfig(Object.fromEntries(settings));
  return (await runProgram(program, told)).result;
}

const indexOf = (name: string) => join(repository, "examples", name, "index");

// A fleet's customers each have a report of their own, of which `report` makes one.
const withReport = readdirSync(join(repository, "examples")).filter(
  (name) =>
    name !== "fleet" &&
    readdirSync(join(repository, "examples", name))
      .filter((file) => file.endsWith(".ts"))
      .some((file) =>
        /attribution(Report|Overview)/.test(
          readFileSync(join(repository, "examples", name, file), "utf8"),
        ),
      ),
);

test("Every example with a report is run here", () => {
  expect(Object.keys(examples).sort()).toEqual(withReport.sort());
});

// To write them anew: npm run reports
const record = process.env.RECORD_REPORTS === "true";

describe.each(Object.keys(examples))("The example %s", (name) => {
  const file = join(repository, "examples", name, "REPORT.md");
  let exported: Exported;

  beforeAll(async () => {
    exported = await run(name);
  });

  test("reports what REPORT.md shows", async () => {
    const lines = (await valueOf(exported.summary)).map((line) => `    ${line}`);
    const text = [
      "<!-- Written by `npm run reports` with made-up settings. -->",
      "On the console:",
      lines.join("\n"),
      "By `pulumi stack output markdown --show-secrets`:",
      `${await valueOf(exported.markdown)}\n`,
    ].join("\n\n");
    if (record) {
      writeFileSync(file, text);
    }
    expect(existsSync(file) && readFileSync(file, "utf8")).toBe(text);
  });

  test("shows its summary and keeps the rest off the console", async () => {
    const { summary, markdown, attribution } = exported;
    const outputs = [summary, markdown, attribution];
    const secret = await Promise.all(outputs.map((output) => pulumi.isSecret(output)));
    expect(secret).toEqual([false, true, true]);
  });

  test("says of a stack without an attribution that it has none", async () => {
    const problems = exported.problems ? await valueOf(exported.problems) : [];
    expect(problems).toEqual(
      name === "report" ? ["contoso/customers/empty: it exports no attribution."] : [],
    );
  });
});

test("A deployment of the template keeps its report a secret, whatever a preview may ask for", async () => {
  process.env.REPORT_IN_CLEAR = "true";
  try {
    const { attribution } = await run("customer-onboarding");
    expect(await pulumi.isSecret(attribution)).toBe(true);
  } finally {
    delete process.env.REPORT_IN_CLEAR;
  }
});
