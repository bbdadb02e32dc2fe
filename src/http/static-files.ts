import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";

/** A file of the explorer, ready to be sent. */
export interface StaticFile {
  readonly type: string;
  readonly tag: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  /** Absent when compressing gains nothing. */
  readonly gzip: Uint8Array<ArrayBuffer> | undefined;
  /** Whether the name changes with the content, so that it may be kept for ever. */
  readonly immutable: boolean;
}

/** The files of a folder by their path below it, such as `assets/index-B2rK1x_a.js`. */
export type StaticFiles = (path: string) => StaticFile | undefined;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

const compressed = new Set([".png", ".ico", ".woff2"]);

/**
 * Open a folder of files to serve. Only what lies in it now can be asked for, by its exact path, so
 * no path leads out of it. A file is read when first asked for and then kept.
 *
 * @returns undefined when the folder holds no index.html
 */
export function openStaticFiles(folder: string): StaticFiles | undefined {
  if (!existsSync(join(folder, "index.html"))) return undefined;
  const paths = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path).split(sep).join("/"), path] as const),
  );
  const read = new Map<string, StaticFile>();
  return (name) => {
    const path = paths.get(name);
    if (path === undefined) return undefined;
    const file = read.get(name) ?? readStaticFile(path, name);
    read.set(name, file);
    return file;
  };
}

function readStaticFile(path: string, name: string): StaticFile {
  const plain = new Uint8Array(readFileSync(path));
  const extension = extname(name);
  const gzip = compressed.has(extension) ? undefined : new Uint8Array(gzipSync(plain));
  return {
    type: types[extension] ?? "application/octet-stream",
    tag: createHash("sha256").update(plain).digest("hex").slice(0, 32),
    plain,
    gzip: gzip && gzip.length < plain.length ? gzip : undefined,
    // Vite puts a hash of eight characters before the extension of what it bundles.
    immutable: /^assets\/.+-[\w-]{8}\.\w+$/.test(name),
  };
}
