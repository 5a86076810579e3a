/** What a column is about, whatever it is called. */
export type Column =
  | "tenant"
  | "customerName"
  | "subscription"
  | "resourceGroup"
  | "resource"
  | "day"
  | "cost"
  | "currency"
  | "chargeType"
  | "chargeClass"
  | "pricing"
  | "pricingDetail"
  | "commitment"
  | "publisher"
  | "meter"
  | "creditFlag"
  | "creditRate"
  | "partnerTenant"
  | "invoice"
  | "azureCredit"
  | "azureCreditType"
  | "month"
  | "attributionType"
  | "partnerId"
  | "role"
  | "revenue"
  | "duplicate";

/** Which of Microsoft's files it is. */
export type FileKindName = "usageReport" | "costs" | "focus" | "ratedUsage";

/** One of Microsoft's files, known by the names of its columns. */
export interface FileKind {
  name: FileKindName;
  /** For a sentence. */
  title: string;
  /** The columns that it is known by: one of each list. */
  knownBy: string[][];
  /** The names that a column has had, the one that goes first in front. */
  columns: Partial<Record<Column, string[]>>;
}

/*
 * Names in lower case and without blanks, underscores and other marks: they differ between versions,
 * portals and account types (Microsoft's column lists of 2019-11-01 to 2024-05-02, FOCUS 1.0 to 1.2, daily
 * rated usage of 2022-11-08 and of the Graph export, Insights' Azure usage of 2021 and 2023-08).
 */
const kinds: FileKind[] = [
  {
    name: "focus",
    title: "FOCUS export",
    knownBy: [["billedcost"], ["chargeperiodstart"], ["subaccountid"]],
    columns: {
      tenant: ["xcustomerid"],
      customerName: ["xcustomername"],
      subscription: ["subaccountid"],
      resourceGroup: ["xresourcegroupname"],
      resource: ["resourceid"],
      day: ["chargeperiodstart"],
      cost: ["billedcost"],
      currency: ["billingcurrency"],
      chargeType: ["chargecategory"],
      chargeClass: ["chargeclass"],
      pricing: ["pricingcategory"],
      pricingDetail: ["xpricingsubcategory"],
      commitment: ["commitmentdiscounttype"],
      publisher: ["xpublishercategory"],
      meter: ["xskumetername"],
      creditFlag: ["xpartnercreditapplied"],
      creditRate: ["xpartnercreditrate"],
      partnerTenant: ["xinvoiceissuerid"],
      invoice: ["xinvoiceid", "invoiceid"],
    },
  },
  {
    name: "ratedUsage",
    title: "daily rated usage",
    knownBy: [["entitlementid"], ["usagedate"]],
    columns: {
      tenant: ["customerid"],
      customerName: ["customername"],
      // Its own `SubscriptionId` is the Azure plan.
      subscription: ["entitlementid"],
      resourceGroup: ["resourcegroup"],
      resource: ["resourceuri"],
      day: ["usagedate"],
      cost: ["billingpretaxtotal"],
      currency: ["billingcurrency"],
      chargeType: ["chargetype"],
      publisher: ["publishername"],
      meter: ["metername"],
      creditFlag: ["ispartnerearnedcreditapplied", "haspartnerearnedcredit"],
      creditRate: ["partnerearnedcreditpercentage", "rateofpartnerearnedcredit"],
      invoice: ["invoicenumber"],
      azureCredit: ["creditpercentage", "rateofcredit"],
      azureCreditType: ["credittype"],
    },
  },
  {
    name: "usageReport",
    title: "Azure usage report",
    knownBy: [
      ["month"],
      ["subscriptionid"],
      ["partnerattributiontype", "acrusd", "monthlysubscriptionlevelacr", "totalacr"],
    ],
    columns: {
      tenant: ["customertenantid"],
      customerName: ["customername"],
      subscription: ["subscriptionid"],
      month: ["month"],
      attributionType: ["partnerattributiontype"],
      partnerId: ["partnerid", "mpnid"],
      role: ["admintype", "associationtype"],
      revenue: ["acrusd", "totalacr", "monthlysubscriptionlevelacr"],
      duplicate: ["isacrduplicateatpgalevel"],
    },
  },
  {
    name: "costs",
    title: "cost export",
    knownBy: [
      ["date", "usagedate"],
      ["subscriptionid", "subscriptionguid"],
      [
        "costinbillingcurrency",
        "cost",
        "pretaxcost",
        "partnerearnedcreditapplied",
        "partnerearnedcreditrate",
      ],
    ],
    columns: {
      tenant: ["customertenantid"],
      customerName: ["customername"],
      subscription: ["subscriptionid", "subscriptionguid"],
      resourceGroup: ["resourcegroupname", "resourcegroup"],
      resource: ["resourceid", "instancename", "instanceid"],
      day: ["date", "usagedate"],
      cost: ["costinbillingcurrency", "cost", "pretaxcost"],
      currency: ["billingcurrency", "billingcurrencycode"],
      chargeType: ["chargetype"],
      pricing: ["pricingmodel"],
      publisher: ["publishertype"],
      meter: ["metername"],
      creditFlag: ["partnerearnedcreditapplied"],
      creditRate: ["partnerearnedcreditrate"],
      partnerTenant: ["partnertenantid"],
      invoice: ["invoiceid"],
    },
  },
];

/** A name of a column as it is compared. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** Which of Microsoft's files has these columns, if any. */
export function kindOf(names: readonly string[]): FileKind | undefined {
  const has = new Set(names.map(plainName));
  return kinds.find(({ knownBy }) => knownBy.every((some) => some.some((name) => has.has(name))));
}

/** Where each column stands among names; those that are missing are left out. */
export function placesOf(
  kind: FileKind,
  names: readonly string[],
): Partial<Record<Column, number>> {
  const plain = names.map(plainName);
  const found = Object.entries(kind.columns).flatMap(([column, spellings]) => {
    const name = spellings.find((spelling) => plain.includes(spelling));
    return name === undefined ? [] : [[column, plain.indexOf(name)]];
  });
  return Object.fromEntries(found) as Partial<Record<Column, number>>;
}

/** How a file was made that has no columns for the credit, as a participle. */
export function madeWithoutCredit(kind: FileKindName): string {
  return kind === "ratedUsage"
    ? 'exported without all attributes (attribute set "full")'
    : "made at a customer's or reseller's scope";
}
