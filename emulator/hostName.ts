/** A name that nothing resolves: whoever is asked by it is asked through a proxy. */
export const proxiedName = "azure.test";

/** How clients call the emulator's host. */
export type HostName = "localhost" | typeof proxiedName;
