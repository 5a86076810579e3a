import { status } from "@grpc/grpc-js";
import type { handleUnaryCall, ServiceError } from "@grpc/grpc-js";
import { presentable } from "../../errors/presentable";

/** A method that answers one message with one message, or with a sentence why not. */
export type Method<Request, Answer> = (request: Request, peer: string) => Answer | Promise<Answer>;

/** Serves methods, and counts those that are at work. */
export interface Answers {
  unary<Request, Answer>(
    verb: string,
    method: Method<Request, Answer>,
  ): handleUnaryCall<Request, Answer>;
  /** Calls `idle` as soon as nothing is at work, which may be at once. */
  whenIdle(idle: () => void): void;
}

/** Counts from nothing. */
export function createAnswers(): Answers {
  let atWork = 0;
  let waiting: (() => void) | undefined;
  return {
    unary: (verb, method) => (call, callback) => {
      atWork += 1;
      const done = () => {
        atWork -= 1;
        if (atWork === 0) {
          // After the answer has been handed over.
          setImmediate(() => waiting?.());
        }
      };
      Promise.resolve(call.request)
        .then((request) => method(request, call.getPeer()))
        .then(
          (answer) => {
            callback(null, answer);
            done();
          },
          (failure: unknown) => {
            callback(failed(presentable(verb, failure)));
            done();
          },
        );
    },
    whenIdle(idle) {
      waiting = idle;
      if (atWork === 0) {
        idle();
      }
    },
  };
}

function failed(message: string): Partial<ServiceError> {
  return { code: status.UNKNOWN, details: message, message };
}
