import { dirname } from "node:path/posix";
import type { Import } from "./sourceFiles";

/**
 * The imports that lead up, types included. `rooms` are folders, and files without their extension, the
 * lowest first; a file stands in the innermost room around it, and what stands in none is let be.
 */
export function upward(rooms: string[], imports: Import[]): Import[] {
  return imports.filter(({ file, target }) => {
    const [from, to] = [floorOf(rooms, moduleOf(file)), floorOf(rooms, target)];
    return from >= 0 && to > from;
  });
}

/** Folders that hold files and are no room. */
export function unlistedFolders(rooms: string[], files: string[]): string[] {
  return [...new Set(files.map((file) => dirname(file)))].filter((one) => !rooms.includes(one));
}

/** Files that import each other, types included, as `a -> b -> a`; none where there is no circle. */
export function circles(imports: Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { file, target } of imports) {
    targets.set(moduleOf(file), [...(targets.get(moduleOf(file)) ?? []), target]);
  }
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (module: string, path: string[]): void => {
    if (path.includes(module)) {
      found.push([...path.slice(path.indexOf(module)), module].join(" -> "));
    } else if (!done.has(module)) {
      targets.get(module)?.forEach((target) => walk(target, [...path, module]));
      done.add(module);
    }
  };
  [...targets.keys()].forEach((module) => walk(module, []));
  return found;
}

function floorOf(rooms: string[], module: string): number {
  const around = rooms.filter((room) => module === room || module.startsWith(`${room}/`));
  const innermost = around.sort((left, right) => right.length - left.length)[0];
  return innermost === undefined ? -1 : rooms.indexOf(innermost);
}

function moduleOf(file: string): string {
  return file.replace(/\.ts$/, "");
}
