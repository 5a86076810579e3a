export interface Progress {
  begin(what: string): void;
  end(): void;
}

/** Says what has begun, and every quarter of a minute that it still goes on. */
export function createProgress(say: (line: string) => void, everySeconds = 15): Progress {
  let timer: NodeJS.Timeout | undefined;
  return {
    begin(what) {
      const start = Date.now();
      say(`${what} ...`);
      timer = setInterval(() => {
        say(`${what} ... ${Math.round((Date.now() - start) / 1000)} s`);
      }, everySeconds * 1000);
    },
    end() {
      clearInterval(timer);
    },
  };
}
