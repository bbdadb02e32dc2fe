// Claim: 1,000 requests a second to cached operations are answered with p99 under 50 ms.
import { readFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { isMain, printRows, row } from "./report.mjs";
import { startServed } from "./served-process.mjs";

const paths = [
  "/api/v1/law",
  "/api/v1/law?lang=zh",
  "/api/v1/trend",
  "/api/v1/trend?id=datacentre-electricity",
  "/api/v1/series?id=electricity",
  "/api/v1/series?format=csv",
  "/api/v1/horizon",
  "/api/v1/why?id=law.capability.growthPerYear",
];
const perSecond = 1000;
const seconds = 15;
const boundMs = 50;

/** Status and time of one request, from the moment it was due: a late start counts as waiting. */
function send(url, path, agent, due) {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const headers = { "Accept-Encoding": "gzip" };
    get({ hostname, port, path, agent, headers }, (response) => {
      response.resume();
      response.on("end", () =>
        resolve({ status: response.statusCode, ms: performance.now() - due }),
      );
    }).on("error", () => resolve({ status: 0, ms: performance.now() - due }));
  });
}

/** Requests at even distances, whether or not earlier ones have been answered. */
async function load(url, agent) {
  const count = perSecond * seconds;
  const start = performance.now();
  const sent = [];
  while (sent.length < count) {
    const dueBy = Math.min(count, Math.floor(((performance.now() - start) / 1000) * perSecond));
    while (sent.length < dueBy) {
      const due = start + (sent.length * 1000) / perSecond;
      sent.push(send(url, paths[sent.length % paths.length], agent, due));
    }
    await new Promise((resume) => setTimeout(resume, 1));
  }
  const answers = await Promise.all(sent);
  return { answers, rate: count / ((performance.now() - start) / 1000) };
}

/** Processor time of a process so far, where the system tells it (Linux). */
function processorSeconds(pid) {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").split(" ").slice(13, 15);
    return (Number(user) + Number(system)) / 100;
  } catch {
    return Number.NaN;
  }
}

/** The rows of this claim. Client and server share the processors. */
export async function apiLoad() {
  const served = await startServed();
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  for (const path of paths) await send(served.url, path, agent, performance.now());
  const before = processorSeconds(served.child.pid);
  const { answers, rate } = await load(served.url, agent);
  const used = processorSeconds(served.child.pid) - before;
  agent.destroy();
  await served.stop();
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share) => times[Math.floor(share * (times.length - 1))];
  const failed = answers.filter(({ status }) => status !== 200).length;
  return [
    row("cached operations over HTTP, p99 of the time to answer", at(0.99), -boundMs, {
      unit: " ms",
      p50: `${at(0.5).toFixed(2)} ms`,
      longest: `${at(1).toFixed(1)} ms`,
      rate: `${rate.toFixed(0)}/s`,
      failed,
      processor: Number.isNaN(used)
        ? "unknown"
        : `${((1e6 * used) / times.length).toFixed(0)} µs each`,
    }),
  ];
}

if (isMain(import.meta)) printRows(await apiLoad());
