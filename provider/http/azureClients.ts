import type * as ManagementPartner from "@azure/arm-managementpartner";
import type * as Pipeline from "@azure/core-rest-pipeline";
import type * as Identity from "@azure/identity";

/*
 * Azure's clients, loaded at their first use. By require() and not by import(): the latter would
 * take the ES modules of some and the CommonJS of others, and so two copies of the pipeline that
 * they share, with twice the loading time and a pool of connections each.
 */
/* eslint-disable @typescript-eslint/no-require-imports */

/** Every way of signing in. */
export const azureIdentity = () => require("@azure/identity") as typeof Identity;

/** The link service. */
export const armManagementPartner = () =>
  require("@azure/arm-managementpartner") as typeof ManagementPartner;

/** What both send their requests through. */
export const coreRestPipeline = () => require("@azure/core-rest-pipeline") as typeof Pipeline;
