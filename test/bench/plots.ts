import type { ClientTime } from "./client";
import { drawLines } from "./drawLines";
import type { Line } from "./drawLines";
import type { Life } from "./lives";
import { variants } from "./plan";

export interface Plot {
  /** Of the file. */
  name: string;
  title: string;
  svg: string;
}

/** How time, requests and memory grow with the number of links. */
export function plots(lives: readonly Life[], client: readonly ClientTime[]): Plot[] {
  const ofLives = (value: (life: Life) => number | undefined): Line[] =>
    Object.values(variants).map((variant) => ({
      name: variant.name,
      points: lives
        .filter((life) => life.variant === variant)
        .flatMap((life) => {
          const y = value(life);
          return y === undefined || y === 0 ? [] : [{ x: life.links, y }];
        }),
    }));
  const ofClient: Line[] = (["one by one", "at once"] as const).map((order) => ({
    name: `client alone, ${order}`,
    points: client
      .filter((time) => !time.latency && time.order === order)
      .map((time) => ({ x: time.links, y: time.seconds })),
  }));
  return [
    {
      name: "time",
      title: "Seconds of a first up",
      lines: [...ofLives((life) => life.seconds.up), ...ofClient],
    },
    {
      name: "no-op",
      title: "Seconds of an up that has nothing to do",
      lines: ofLives((life) => life.seconds["no-op up"]),
    },
    {
      name: "requests",
      title: "Requests of a first up",
      lines: ofLives((life) => life.requests),
    },
    {
      name: "memory",
      title: "Megabytes of the provider's process",
      lines: ofLives((life) => life.provider && life.provider / 1e6),
    },
  ].map(({ name, title, lines }) => ({
    name,
    title,
    svg: drawLines({ title, x: "links", lines: lines.filter(({ points }) => points.length > 0) }),
  }));
}
