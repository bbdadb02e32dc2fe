import { connect } from "node:net";
import { performance } from "node:perf_hooks";

/**
 * Send requests at even distances, whether or not earlier ones have been answered, over kept
 * connections. Written on plain sockets so that the client takes little of the processors it shares
 * with the server: a request is bytes made beforehand, of an answer only status and length are read.
 *
 * @param {string} url of the server
 * @param {readonly string[]} paths asked in turn
 * @returns `answers`: status and time of each, from the moment it was due, so that a late start and
 *   a busy connection count as waiting; `lateMs`: how late each was written because the client
 *   itself was not awake; `seconds`: how long it all took
 */
export async function openLoop(url, paths, { perSecond, seconds, connections }) {
  const requests = paths.map((path) => requestBytes(url, path));
  const count = perSecond * seconds;
  const { idle, waiting, close } = await openConnections(url, connections);
  const answers = [];
  const lateMs = new Float64Array(count);
  const start = performance.now();
  await new Promise((resolve, reject) => {
    const ask = (index, due) => {
      const done = (status) => {
        answers.push({ status, ms: performance.now() - due });
        if (answers.length === count) resolve();
      };
      const question = { bytes: requests[index % requests.length], done, reject };
      const connection = idle.shift();
      if (connection) connection.send(question);
      else waiting.push(question);
    };
    let sent = 0;
    const timer = setInterval(() => {
      const now = performance.now();
      for (; sent < count; sent += 1) {
        const due = start + (sent * 1000) / perSecond;
        if (due > now) return;
        lateMs[sent] = now - due;
        ask(sent, due);
      }
      clearInterval(timer);
    }, 1);
  });
  const took = (performance.now() - start) / 1000;
  close();
  return { answers, lateMs, seconds: took };
}

const requestBytes = (url, path) =>
  Buffer.from(
    `GET ${path} HTTP/1.1\r\nHost: ${new URL(url).host}\r\nAccept-Encoding: gzip\r\n\r\n`,
  );

async function openConnections(url, count) {
  const idle = [];
  const waiting = [];
  const { hostname, port } = new URL(url);
  const sockets = Array.from({ length: count }, () => connect(Number(port), hostname));
  await Promise.all(
    sockets.map((socket) => new Promise((resolve) => socket.once("connect", resolve))),
  );
  for (const socket of sockets) idle.push(connectionOn(socket, idle, waiting));
  const close = () => {
    for (const socket of sockets) socket.destroy();
  };
  return { idle, waiting, close };
}

/** One question at a time on a socket; the next that waits follows when its answer is whole. */
function connectionOn(socket, idle, waiting) {
  let question;
  let status = 0;
  let left = -1;
  socket.setNoDelay(true);
  socket.on("data", (chunk) => {
    let bytes = chunk.length;
    if (left < 0) {
      const end = chunk.indexOf("\r\n\r\n");
      const head = chunk.toString("latin1", 0, end);
      const length = /content-length: (\d+)/i.exec(head);
      if (end < 0 || !length)
        return question?.reject(new Error(`an answer without length: ${head}`));
      status = Number(head.slice(9, 12));
      left = Number(length[1]);
      bytes -= end + 4;
    }
    left -= bytes;
    if (left > 0) return;
    left = -1;
    const { done } = question;
    question = waiting.shift();
    if (question) socket.write(question.bytes);
    else idle.push(connection);
    done(status);
  });
  socket.on("error", (error) => question?.reject(error));
  socket.on("close", () => question?.reject(new Error("the server closed a connection in use")));
  const connection = {
    send(next) {
      question = next;
      if (socket.destroyed) next.reject(new Error("the server closed an idle connection"));
      else socket.write(next.bytes);
    },
  };
  return connection;
}
