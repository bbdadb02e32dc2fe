/** Version of this package, put in from package.json by the build and by the tests. */
declare const SEXTANT_VERSION: string;
