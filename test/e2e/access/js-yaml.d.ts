/** As far as the example uses it, whose own package.json asks for the real types. */
declare module "js-yaml" {
  export function load(text: string): unknown;
}
