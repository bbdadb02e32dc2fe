import { expect, test } from "vitest";
import type { Io } from "./io.ts";
import { main } from "./main.ts";

/** A command line with a server that ends as soon as it has said where it is. */
async function run(argv: readonly string[], server: Partial<NonNullable<Io["server"]>> = {}) {
  let out = "";
  let said = "";
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const code = await main(argv, {
    out: (text) => {
      out += text;
      if (text.includes("http://")) stop();
    },
    say: (text) => {
      said += text;
    },
    ...{ isTerminal: false, width: 100, color: false, environment: {}, today: "2026-11-23" },
    server: {
      today: () => "2026-11-23",
      interactive: false,
      untilStopped: () => stopped,
      untilInputEnds: () => stopped,
      ...server,
    },
  });
  return { code, out, said };
}

test("web serves this machine only, says where, and ends when asked to", async () => {
  const { code, out } = await run(["web", "--port", "0"]);
  expect(code).toBe(0);
  expect(out).toMatch(/http:\/\/127\.0\.0\.1:\d+\/api /);
});

test("web speaks Chinese", async () => {
  const { out } = await run(["web", "--port=0", "--lang", "zh"]);
  expect(out).toContain("服务地址");
});

test("start prints the law and ends where nobody sits at the terminal", {
  tags: "long",
}, async () => {
  const { code, out } = await run(["start"]);
  expect(code).toBe(0);
  expect(out).toContain("as of 2026-11-23");
  expect(out).not.toContain("http://127.0.0.1");
});

test("start serves after the law at a terminal", async () => {
  const { code, out } = await run(["start"], { interactive: true });
  expect(code).toBe(0);
  expect(out.indexOf("as of 2026-11-23")).toBeLessThan(out.indexOf("http://127.0.0.1"));
});

test.each([
  [["web", "--port", "70000"], "--port must be a whole number from 0 to 65535; got 70000"],
  [["web", "--port", "1.5"], "got 1.5"],
  [["web", "--colour"], "--colour is unknown; did you mean"],
  [["mcp", "--port", "1"], "--port is unknown; did you mean"],
])("refuses %j", async (argv, message) => {
  const { code, said } = await run(argv);
  expect(code).toBe(2);
  expect(said).toContain(message);
});

test("web fails where it cannot listen", async () => {
  // TEST-NET-3 (RFC 5737) is nobody's address.
  const { code, said } = await run(["web", "--port", "0", "--host", "203.0.113.1"]);
  expect(code).toBe(1);
  expect(said).toContain("cannot listen on 203.0.113.1");
});
