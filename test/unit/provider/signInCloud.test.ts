import { chooseCloud, parseMetadata } from "../../../provider/identity/signInCloud";
import { ambientOf } from "./ambients";

const custom = {
  ARM_ACTIVE_DIRECTORY_AUTHORITY_HOST: "https://login.example/",
  ARM_RESOURCE_MANAGER_AUDIENCE: "https://arm.example/",
  ARM_RESOURCE_MANAGER_ENDPOINT: "https://arm.example/",
};
const publicCloud = {
  name: "public",
  loginEndpoint: "https://login.microsoftonline.com",
  resourceManager: "https://management.azure.com",
  audience: "https://management.azure.com",
  disableInstanceDiscovery: false,
  uncertain: false,
};

describe("chooseCloud", () => {
  test("takes the public cloud by default, and is certain of it", () => {
    expect(chooseCloud({}, ambientOf())).toEqual({ cloud: publicCloud });
  });

  test.each([
    ["public", "public"],
    ["AzureCloud", "public"],
    ["USGov", "usgovernment"],
    ["usgovernment", "usgovernment"],
    ["AzureUSGovernment", "usgovernment"],
    ["AzureUSGovernmentCloud", "usgovernment"],
    ["usgovernmentl4", "usgovernment"],
    ["china", "china"],
    ["AzureChinaCloud", "china"],
  ])("knows the name %s", (environment, name) => {
    const uncertain = name !== "public";
    const hosts: Record<string, string> = {
      public: "https://management.azure.com",
      usgovernment: "https://management.usgovcloudapi.net",
      china: "https://management.chinacloudapi.cn",
    };
    expect(chooseCloud({ environment }, ambientOf())).toMatchObject({
      cloud: { name, uncertain, resourceManager: hosts[name], audience: hosts[name] },
    });
  });

  test("refuses an unknown name, where azure-native would take the public cloud", () => {
    expect(chooseCloud({ environment: "moon" }, ambientOf())).toEqual({
      property: "identity.environment",
      problem: expect.stringContaining('unknown cloud "moon"'),
    });
  });

  const metadata = (host: string) => ({
    metadataHost: `https://${host}`,
    disableInstanceDiscovery: false,
  });
  test.each<[string, object, Record<string, string>, Record<string, string>, object]>([
    [
      "the declared host before all",
      { metadataHost: "own.example", environment: "china" },
      { ARM_METADATA_HOSTNAME: "env.example", ...custom },
      {},
      metadata("own.example"),
    ],
    [
      "a declared name before a host that stands in the environment",
      { environment: "china" },
      { ARM_METADATA_HOSTNAME: "env.example", ...custom },
      {},
      { cloud: { name: "china" } },
    ],
    [
      "a configured host before the environment's",
      {},
      { ARM_METADATA_HOSTNAME: "env.example" },
      { "azure-native:metadataHost": "config.example" },
      metadata("config.example"),
    ],
    [
      "the environment's host before its endpoints and its name",
      {},
      { ARM_METADATA_HOSTNAME: "env.example", ARM_ENVIRONMENT: "china", ...custom },
      {},
      metadata("env.example"),
    ],
    [
      "the three endpoints before a name of the environment",
      {},
      { ARM_ENVIRONMENT: "china", ...custom },
      {},
      { cloud: { name: "custom" } },
    ],
    ["ARM_ENVIRONMENT", {}, { ARM_ENVIRONMENT: "china" }, {}, { cloud: { name: "china" } }],
    ["AZURE_ENVIRONMENT", {}, { AZURE_ENVIRONMENT: "china" }, {}, { cloud: { name: "china" } }],
    [
      "ARM_ENVIRONMENT before AZURE_ENVIRONMENT",
      {},
      { ARM_ENVIRONMENT: "china", AZURE_ENVIRONMENT: "usgov" },
      {},
      { cloud: { name: "china" } },
    ],
  ])("takes %s", (_title, identity, env, config, choice) => {
    expect(chooseCloud(identity, ambientOf(env, config))).toMatchObject(choice);
  });

  test("keeps the audience of the three endpoints to the letter, and trims the endpoints", () => {
    expect(chooseCloud({}, ambientOf(custom))).toEqual({
      cloud: {
        name: "custom",
        loginEndpoint: "https://login.example",
        resourceManager: "https://arm.example",
        audience: "https://arm.example/",
        disableInstanceDiscovery: false,
        uncertain: true,
      },
    });
  });

  test("needs all three endpoints", () => {
    const { ARM_RESOURCE_MANAGER_AUDIENCE: _left, ...two } = custom;
    expect(chooseCloud({}, ambientOf(two))).toEqual({ cloud: publicCloud });
  });

  test.each(["https://host.example", "HTTPS://host.example/", "host.example", "host.example//"])(
    "takes the host %s bare or as an address",
    (metadataHost) => {
      const choice = chooseCloud({ metadataHost }, ambientOf());
      expect(choice).toEqual({
        metadataHost: expect.stringMatching(/^https:\/\/host\.example$/i),
        disableInstanceDiscovery: false,
      });
    },
  );

  test.each<[string, object, Record<string, string>]>([
    ["identity.metadataHost", { metadataHost: "http://host.example" }, {}],
    [
      "ARM_ACTIVE_DIRECTORY_AUTHORITY_HOST",
      {},
      { ...custom, ARM_ACTIVE_DIRECTORY_AUTHORITY_HOST: "http://login.example" },
    ],
    [
      "ARM_RESOURCE_MANAGER_ENDPOINT",
      {},
      { ...custom, ARM_RESOURCE_MANAGER_ENDPOINT: "http://arm.example" },
    ],
  ])("refuses %s without TLS", (property, identity, env) => {
    expect(chooseCloud(identity, ambientOf(env))).toEqual({
      property,
      problem: expect.stringContaining("is not https"),
    });
  });

  test.each<[string, object, Record<string, string>, boolean]>([
    ["declared", { disableInstanceDiscovery: true }, {}, true],
    ["in the environment", {}, { ARM_DISABLE_INSTANCE_DISCOVERY: "true" }, true],
    [
      "declared against the environment",
      { disableInstanceDiscovery: false },
      { ARM_DISABLE_INSTANCE_DISCOVERY: "true" },
      false,
    ],
  ])("reads disableInstanceDiscovery: %s", (_title, identity, env, disableInstanceDiscovery) => {
    expect(chooseCloud(identity, ambientOf(env))).toMatchObject({
      cloud: { disableInstanceDiscovery },
    });
  });
});

describe("parseMetadata", () => {
  const document = {
    name: "AzureStack",
    authentication: {
      loginEndpoint: "https://login.example/",
      audiences: ["https://arm.example/", "https://other.example"],
    },
    resourceManager: "https://arm.example/",
  };
  const cloud = {
    name: "AzureStack",
    loginEndpoint: "https://login.example",
    resourceManager: "https://arm.example",
    audience: "https://arm.example/",
    disableInstanceDiscovery: true,
    uncertain: true,
  };

  test("reads the document of today and the list of earlier versions", () => {
    expect(parseMetadata(document, "https://host", true)).toEqual(cloud);
    expect(parseMetadata([document], "https://host", true)).toEqual(cloud);
  });

  test("does without a name", () => {
    const { name: _name, ...nameless } = document;
    expect(parseMetadata(nameless, "https://host", false)).toMatchObject({ name: "custom" });
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["an empty list", []],
    ["no login endpoint", { ...document, authentication: { audiences: ["x"] } }],
    ["no audience", { ...document, authentication: { loginEndpoint: "https://x", audiences: [] } }],
    ["no Resource Manager", { ...document, resourceManager: 5 }],
  ])("refuses %s, naming the host", (_title, value) => {
    expect(() => parseMetadata(value, "https://host", false)).toThrow(
      /^The cloud metadata of https:\/\/host has no .*metadataHost/,
    );
  });

  test.each<[string, object]>([
    [
      "http://login.example",
      { authentication: { loginEndpoint: "http://login.example", audiences: ["x"] } },
    ],
    ["http://arm.example", { resourceManager: "http://arm.example" }],
  ])("refuses %s, because tokens would go there in clear", (endpoint, change) => {
    expect(() => parseMetadata({ ...document, ...change }, "https://host", false)).toThrow(
      `names ${endpoint}, which is not https`,
    );
  });
});
