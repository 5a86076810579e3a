import { latencyOf } from "../../../emulator/latency";

describe("latency", () => {
  const latency = { token: 1, arm: 10, write: 100 };

  test.each([
    ["a token request", { kind: "token", side: "entra", method: "POST" }, 1],
    ["another request to Entra", { kind: "discovery", side: "entra", method: "GET" }, 0],
    ["a read from Resource Manager", { kind: "link", side: "arm", method: "GET" }, 10],
    ["a write to Resource Manager", { kind: "link", side: "arm", method: "DELETE" }, 110],
    ["a control request", { kind: "control", side: "emulator", method: "PUT" }, 0],
  ] as const)("of %s", (_title, request, milliseconds) => {
    expect(latencyOf(latency, request)).toBe(milliseconds);
  });
});
