import { setTimeout as delay } from "node:timers/promises";
import type { Answer } from "../answer";
import type { Connection } from "../connection";
import type { OpenedRequest, Side } from "../route";
import { faultAnswer } from "./faultAnswer";
import type { Strike } from "./faults";

/** Lets a fault strike one request. */
export async function playFault(
  { fault, hold }: Strike,
  opened: OpenedRequest & { side: Side },
  connection: Connection,
): Promise<void> {
  // Carried out at most once, whenever that is.
  let done: Answer | undefined;
  const carryOut = (options?: { stale?: boolean }) => (done ??= opened.answer(options));
  if ("when" in fault && fault.when === "after") {
    carryOut();
  }

  switch (fault.type) {
    case "reset":
      return connection.cut();
    case "silence":
      return;
    case "delay":
      await delay(fault.milliseconds, undefined, { signal: connection.closing });
      return connection.send(carryOut());
    case "hold":
      return (await hold()) === "drop" ? connection.cut() : connection.send(carryOut());
    case "endless":
      return connection.sendEndless(carryOut());
    default:
      return connection.send(faultAnswer(fault, carryOut, opened.side));
  }
}
