/** Put in by the bundler from package.json. */
declare const SEXTANT_VERSION: string;

declare module "*.css";

interface ImportMeta {
  /** The files that a pattern finds when the site is built. */
  glob<Module>(
    pattern: string,
    options: { readonly query: string; readonly import: string; readonly eager: true },
  ): Readonly<Record<string, Module>>;
}
