declare module "nspell" {
  /** A spell checker over a dictionary of Hunspell's format. */
  interface Speller {
    correct(word: string): boolean;
  }
  export default function nspell(dictionary: { aff: Buffer; dic: Buffer }): Speller;
}
