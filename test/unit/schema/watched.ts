/** A value that tells which of its properties are asked for, by their place. */
export function watched<Value extends object>(value: Value) {
  const asked = new Set<string>();
  const watch = (one: unknown, place: string): unknown =>
    typeof one !== "object" || one === null
      ? one
      : new Proxy(one, {
          get(target, key, receiver) {
            const found: unknown = Reflect.get(target, key, receiver);
            if (typeof key === "symbol" || Array.isArray(target) || isPulumis(key)) {
              return Array.isArray(target) && typeof key === "string" && /^\d+$/.test(key)
                ? watch(found, `${place}[]`)
                : found;
            }
            const path = place === "" ? key : `${place}.${key}`;
            asked.add(path);
            return watch(found, path);
          },
        });
  return { value: watch(value, "") as Value, asked };
}

/** Pulumi itself asks every value whether it is one of its own. */
function isPulumis(key: string): boolean {
  return key.startsWith("__pulumi") || key === "then";
}
