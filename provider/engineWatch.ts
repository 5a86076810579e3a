import { connect } from "node:net";
import { parseEngineAddress } from "./engineAddress";

/** Tells whether the engine that started this process has died. */
export interface EngineWatch {
  /** Called while the engine is known to live. Only an engine that was seen can be missed. */
  start(): void;
  isGone(): Promise<boolean>;
}

/** A port of this machine takes or refuses a connection at once. */
const patienceMilliseconds = 1000;

/**
 * A killed engine leaves its provider processes behind, which go on with what they were asked for
 * while the user has long decided anew. The engine listens as long as it lives.
 *
 * @param address `<host>:<port>`, the argument that the engine starts this process with
 */
export function createEngineWatch(address: string | undefined): EngineWatch {
  let wasThere: Promise<boolean> = Promise.resolve(false);
  return {
    start: () => void (wasThere = knock(address).then((answer) => answer === "taken")),
    isGone: async () => (await wasThere) && (await knock(address)) === "refused",
  };
}

/** Only a connection and a refusal count: whatever else happens says nothing about the engine. */
function knock(address: string | undefined): Promise<"taken" | "refused" | "unknown"> {
  const listener = parseEngineAddress(address);
  if (listener === undefined) {
    return Promise.resolve("unknown");
  }
  return new Promise((resolve) => {
    const socket = connect({ ...listener });
    const answer = (heard: "taken" | "refused" | "unknown") => {
      socket.destroy();
      resolve(heard);
    };
    socket.setTimeout(patienceMilliseconds, () => answer("unknown"));
    socket.once("connect", () => answer("taken"));
    socket.once("error", ({ code }: NodeJS.ErrnoException) =>
      answer(code === "ECONNREFUSED" ? "refused" : "unknown"),
    );
  });
}
