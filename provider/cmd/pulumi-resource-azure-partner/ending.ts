import type { Answers } from "./answers";
import type { Connections } from "./connections";
import { createEngineWatch } from "../../engineWatch";

/** The engine waits five seconds after it has asked for an end, and then kills. */
const patienceMilliseconds = 4_000;
const watchMilliseconds = 500;

/**
 * Ends the process when it is asked to, as soon as what was sent is answered.
 *
 * @param closeServer stops serving, and calls back when all answers have gone out
 */
export function endWhenAsked(
  answers: Answers,
  connections: Connections,
  closeServer: (closed: () => void) => void,
): void {
  const end = () => {
    connections.all().forEach((run) => run.cancel());
    setTimeout(() => process.exit(1), patienceMilliseconds).unref();
    answers.whenIdle(() => {
      const told = connections.all().map((run) => run.settled());
      void Promise.all(told).then(() => closeServer(() => process.exit(0)));
    });
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}

/** Ends the process when the engine that started it has died: nobody waits for its work any more. */
export function endWithEngine(address: string): void {
  const engine = createEngineWatch(address);
  engine.start();
  const look = () =>
    void engine.isGone().then((gone) => {
      if (gone) {
        process.exit(1);
      }
      setTimeout(look, watchMilliseconds).unref();
    });
  look();
}
