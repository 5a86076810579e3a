import type * as Authorization from "@pulumi/azure-native/authorization";
import type * as ManagedServices from "@pulumi/azure-native/managedservices";
import { refusal } from "../../refusal";

// An optional peer. Loaded in this form, it is told in a sentence where it is missing, and bundlers
// still see it.
/* eslint-disable @typescript-eslint/no-require-imports */
export const authorization = loaded(
  () => require("@pulumi/azure-native/authorization") as typeof Authorization,
);
export const managedservices = loaded(
  () => require("@pulumi/azure-native/managedservices") as typeof ManagedServices,
);
/* eslint-enable @typescript-eslint/no-require-imports */

function loaded<Module>(load: () => Module): Module {
  try {
    return load();
  } catch (error) {
    const { code, message } = Object(error) as { code?: unknown; message?: unknown };
    if (code === "MODULE_NOT_FOUND" && /'@pulumi\/azure-native[/']/.test(String(message))) {
      throw refusal(
        "pulumi-azure-partner/access declares access by @pulumi/azure-native, which is not installed here. Run `npm install @pulumi/azure-native`.",
      );
    }
    throw error;
  }
}
