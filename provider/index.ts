import { createDynamicResource } from "./dynamicResource";
import type { DynamicResource } from "./dynamicResource";
import { createLinkLifecycle } from "./link/linkLifecycle";
import { createBillingLifecycle } from "./reading/billingLifecycle";
import { createRolesLifecycle } from "./reading/rolesLifecycle";

/**
 * What the text in users' states asks for by name. A published format: keys are added, never
 * renamed or removed.
 */
export const partnerAdminLink: DynamicResource = createDynamicResource(createLinkLifecycle);

/** Under the same promise: reads under which agreement a subscription is billed. */
export const billingAgreement: DynamicResource = createDynamicResource(createBillingLifecycle);

/** Under the same promise: reads which roles principals hold at scopes. */
export const heldRoles: DynamicResource = createDynamicResource(createRolesLifecycle);
