// The least that a Node server can do: the same bytes to every request. A yardstick for api-load.
import { createServer } from "node:http";

const body = Buffer.alloc(Number(process.argv[2] ?? 8000), "a");
const headers = {
  "Content-Type": "application/json; charset=utf-8",
  "Content-Encoding": "gzip",
  "Content-Length": String(body.length),
  "Cache-Control": "no-cache",
  ETag: 'W/"0"',
};
const server = createServer({ keepAliveTimeout: 60_000 }, (_, response) => {
  response.writeHead(200, headers).end(body);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
process.once("SIGTERM", () => process.exit());
