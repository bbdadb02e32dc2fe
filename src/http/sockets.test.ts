import { EventEmitter } from "node:events";
import type { Server } from "node:http";
import { expect, test } from "vitest";
import { limitSockets } from "./sockets.ts";

/** A server of so many connections at most, and what happens on them. */
function serverOf(most: number) {
  const server = new EventEmitter();
  const { yield: give } = limitSockets(server as unknown as Server, most);
  const gone: string[] = [];
  return {
    gone,
    give: (request: object) => give(request as Parameters<typeof give>[0]),
    connect: (name: string) => {
      const socket = Object.assign(new EventEmitter(), {
        destroyed: false,
        destroy: () => {
          socket.destroyed = true;
          gone.push(name);
          socket.emit("close");
        },
      });
      server.emit("connection", socket);
      return socket;
    },
    ask: (socket: EventEmitter, complete = true) => {
      const [request, response] = [{ socket, complete }, new EventEmitter()];
      server.emit("request", request, response);
      return { request, answer: () => response.emit("close") };
    },
  };
}

test("a connection that never asked makes room first, then one that is idle", () => {
  const { gone, connect, ask } = serverOf(3);
  const [idle, silent, busy] = [connect("idle"), connect("silent"), connect("busy")];
  ask(idle).answer();
  ask(busy);
  expect(silent).toBeDefined();
  ask(connect("next"));
  expect(gone).toEqual(["silent"]);
  ask(connect("next but one"));
  expect(gone).toEqual(["silent", "idle"]);
});

test("whose request is still coming or is refused makes room where all have asked", () => {
  const { gone, connect, ask, give } = serverOf(3);
  ask(connect("slow"), false);
  const refused = ask(connect("refused"));
  ask(connect("waits"));
  give(refused.request);
  ask(connect("next"));
  ask(connect("next but one"));
  expect(gone).toEqual(["refused", "slow"]);
  connect("one too many");
  expect(gone).toEqual(["refused", "slow", "one too many"]);
});
