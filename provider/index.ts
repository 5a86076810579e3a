import { createBillingAgreement } from "./reading/billingAgreement";
import { createDynamicResource } from "./dynamicResource";
import type { DynamicResource } from "./dynamicResource";
import { createPartnerAdminLink } from "./link/partnerAdminLink";
import { createHeldRoles } from "./reading/heldRoles";

/**
 * What the text in users' states asks for by name. A published format: keys are added, never
 * renamed or removed.
 */
export const partnerAdminLink: DynamicResource = createDynamicResource(createPartnerAdminLink);

/** Under the same promise: reads under which agreement a subscription is billed. */
export const billingAgreement: DynamicResource = createDynamicResource(createBillingAgreement);

/** Under the same promise: reads which roles principals hold at scopes. */
export const heldRoles: DynamicResource = createDynamicResource(createHeldRoles);
