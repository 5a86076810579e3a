import { connect } from "node:net";

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
    start: () => void (wasThere = refuses(address).then((refused) => !refused)),
    isGone: async () => (await wasThere) && refuses(address),
  };
}

/** Only a refusal counts: whatever else goes wrong says nothing about the engine. */
function refuses(address: string | undefined): Promise<boolean> {
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(address ?? "") ?? [];
  if (host === undefined || Number(port) > 65535) {
    return Promise.resolve(false);
  }
  return new Promise((resolve) => {
    const socket = connect({ host: host.replace(/^\[|\]$/g, ""), port: Number(port) });
    const answer = (refused: boolean) => {
      socket.destroy();
      resolve(refused);
    };
    socket.setTimeout(patienceMilliseconds, () => answer(false));
    socket.once("connect", () => answer(false));
    socket.once("error", (error: NodeJS.ErrnoException) => answer(error.code === "ECONNREFUSED"));
  });
}
