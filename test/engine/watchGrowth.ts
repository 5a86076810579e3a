import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

export interface GrowthWatch {
  /** Aborted when the folder has stopped growing. */
  readonly signal: AbortSignal;
  end(): void;
}

/** Watches what is written into a folder, for work whose whole duration nobody can foresee. */
export function watchGrowth(folder: string, stallSeconds: number): GrowthWatch {
  const controller = new AbortController();
  let size = 0;
  let grownAt = Date.now();
  const look = async () => {
    const newSize = await sizeOf(folder);
    if (newSize > size) {
      grownAt = Date.now();
    } else if (Date.now() - grownAt > stallSeconds * 1000) {
      controller.abort();
    }
    size = newSize;
  };
  const timer = setInterval(() => void look(), Math.min(1000, stallSeconds * 200));
  return { signal: controller.signal, end: () => clearInterval(timer) };
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (file) => file.size,
        // It was removed meanwhile.
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
