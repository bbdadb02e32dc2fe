// The second thread of fits.mjs: runs the problem it is told of, and says when it is done.
import { parentPort } from "node:worker_threads";
import { readProblems } from "./fits-problems.mjs";

const problems = readProblems();
parentPort.on("message", ([name, ...parameters]) => {
  problems[name](...parameters);
  parentPort.postMessage("done");
});
parentPort.postMessage("ready");
