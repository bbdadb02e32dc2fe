// Claim: of 10,000 malformed requests made from the OpenAPI document all are refused with 4xx.
import { register } from "tsx/esm/api";
import { isMain, printRows, row } from "./report.mjs";
import { startServed } from "./served-process.mjs";

const count = 10_000;
/** Longest wait for an answer. */
const PATIENCE_MS = 20_000;

/** The rows of this claim: refused in time, and without giving away anything of the server. */
export async function apiFuzz(seed = 1) {
  register();
  const { sendMalformed } = await import("../test/support/send-malformed.ts");
  const served = await startServed();
  const start = performance.now();
  const { statuses, failures } = await sendMalformed(served.url, count, seed, PATIENCE_MS);
  const seconds = (performance.now() - start) / 1000;
  await served.stop();
  for (const failure of failures) console.error(failure);
  const facts = { seconds: seconds.toFixed(1), statuses: JSON.stringify(statuses) };
  return [row("malformed requests refused with 4xx", count - failures.length, count, facts)];
}

if (isMain(import.meta)) printRows(await apiFuzz(Number(process.argv[2] ?? 1)));
