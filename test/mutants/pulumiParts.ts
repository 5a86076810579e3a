/* Of Pulumi what decisions and their tests use: the whole of it takes longer to load than they all to run. */
export * from "@pulumi/pulumi/output";
export * from "@pulumi/pulumi/resource";
