import * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/azure-native/provider";
import { attributionReport, CustomerOnboarding } from "pulumi-azure-partner/access";

interface Customer {
  name: string;
  tenantId: string;
  subscriptionId: string;
  /** Object id of the application's service principal in this tenant. */
  objectId: string;
}

const config = new pulumi.Config();
const customers = config.requireObject<Customer[]>("customers");

/**
 * Four words differ from customer to customer; the credentials are the same. The deployer's gives the
 * roles; the application's links, in that customer's tenant and as that service principal only.
 */
function onboard({ name, tenantId, subscriptionId, objectId }: Customer): CustomerOnboarding {
  const deployer = new Provider(name, {
    tenantId,
    subscriptionId,
    clientId: config.require("deployerClientId"),
    clientSecret: config.requireSecret("deployerClientSecret"),
    // A provider of its own does not take these two from the environment by itself.
    metadataHost: process.env.ARM_METADATA_HOSTNAME,
    disableInstanceDiscovery: process.env.ARM_DISABLE_INSTANCE_DISCOVERY === "true",
  });
  return new CustomerOnboarding(
    name,
    {
      customer: { name, tenantId, subscriptionId },
      direct: {
        principalId: objectId,
        roles: ["Support Request Contributor"],
        link: {
          partnerId: config.require("partnerId"),
          expectedPartnerName: config.require("expectedPartnerName"),
          identity: {
            tenantId,
            objectId,
            clientId: config.require("clientId"),
            clientSecret: config.requireSecret("clientSecret"),
          },
        },
      },
    },
    { provider: deployer },
  );
}

const report = attributionReport(customers.map(onboard));

// What the console shows: the counts, and a line for each of the customers with whom something is not
// in order. The rest names all of them, so it is kept off the console and out of a pipeline's log.
export const summary = report.summary;
export const details = "pulumi stack output markdown --show-secrets";
export const markdown = pulumi.secret(report.markdown);
export const attribution = pulumi.secret(report.attributions);
