/** Put in by the bundler from package.json. */
declare const SEXTANT_VERSION: string;

declare module "*.css";
