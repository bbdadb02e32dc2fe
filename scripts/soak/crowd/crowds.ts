import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** Keeps a server busy for as long as the process runs. */
export type Crowd = (url: string) => void;

/** So many at once who repeat a piece of work. */
function repeat(many: number, work: (turn: number) => Promise<unknown>): void {
  let turn = 0;
  const one = async (): Promise<void> => {
    for (;;) await work(turn++).catch(() => pause(20));
  };
  for (let who = 0; who < many; who++) void one();
}

const ask = async (url: string, path: string, request: RequestInit = {}): Promise<number> => {
  const response = await fetch(new URL(`api/v1/${path}`, url), request);
  await response.arrayBuffer();
  return response.status;
};

/** A simulation of some seconds, of another number of draws each time. */
const simulation = (turn: number, headers: Readonly<Record<string, string>> = {}): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json", ...headers },
  body: JSON.stringify({
    model: "inputs:\n  a: 1 to 10\n  b: 2 to 30\noutputs:\n  y: exp(ln(a) * b^0.1) + a * b\n",
    draws: 30_000_000 + turn,
  }),
});

const dayOf = (turn: number): string =>
  new Date(Date.UTC(2025, 0, 1 + (turn % 500))).toISOString().slice(0, 10);

/** Questions that take seconds. */
const dear: readonly ((url: string, turn: number) => Promise<number>)[] = [
  (url, turn) => ask(url, "simulate", simulation(turn)),
  (url, turn) => ask(url, `capability?bootstrap=1000&seed=${turn}`),
  (url, turn) => ask(url, `trend?id=capability&asOf=${dayOf(turn)}`),
  (url, turn) => ask(url, `race?draws=100000&seed=${turn}`),
];

const heavyClients: Crowd = (url) =>
  repeat(4, (turn) => dear[turn % dear.length]?.(url, turn) as Promise<number>);

/** A connection that sends something, then a byte a second, until the server has enough of it. */
const dribble = (url: string, head: string): Promise<void> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => socket.write(head));
    const timer = head === "" ? undefined : setInterval(() => socket.write(" "), 1000);
    socket.on("error", () => {});
    socket.on("close", () => {
      clearInterval(timer);
      resolve();
    });
  });

const slowHead = [
  "POST /api/v1/simulate HTTP/1.1",
  "Host: localhost",
  "Content-Type: application/json",
  "Content-Length: 900\r\n\r\n",
].join("\r\n");

/** A page of another site: as many at once as a browser sends to fourteen names of one machine. */
async function askAsPage(url: string, turn: number): Promise<void> {
  const Origin = "http://a0.example";
  const status =
    turn % 2 === 0
      ? await ask(url, "simulate", simulation(turn, { Origin }))
      : await ask(url, `horizon?asOf=${dayOf(turn)}`, { headers: { Origin } });
  if (status !== 200) await pause(5);
}

/** By what is said of each. */
export const crowds: Readonly<Record<string, Crowd>> = {
  nobody: () => {},
  "4 heavy clients": heavyClients,
  "300 slow bodies": (url) => repeat(300, () => dribble(url, slowHead)),
  "a hostile page": (url) => repeat(84, (turn) => askAsPage(url, turn)),
  "1,000 idle sockets": (url) => repeat(1000, () => dribble(url, "")),
};
