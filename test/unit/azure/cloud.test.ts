import type { Cloud } from "../../../azure/cloud";
import { cloudOf } from "../../../azure/cloud";

test.each<[string, Cloud]>([
  ["public", "public"],
  ["AzureCloud", "public"],
  ["AzurePublicCloud", "public"],
  ["", "public"],
  ["USGov", "government"],
  ["usgovernment", "government"],
  ["usgovernmentl4", "government"],
  ["AzureUSGovernment", "government"],
  ["AzureUSGovernmentCloud", "government"],
  ["china", "china"],
  ["AzureChinaCloud", "china"],
  [" China ", "china"],
  ["moon", "other"],
])("%j is the cloud %s", (environment, cloud) => {
  expect(cloudOf(environment)).toBe(cloud);
});

test.each(["constructor", "toString", "__proto__"])(
  "%s, which every object has, is no name of a cloud",
  (environment) => {
    expect(cloudOf(environment)).toBe("other");
  },
);
