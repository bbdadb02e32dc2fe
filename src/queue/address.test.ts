import { expect, test } from "vitest";
import { readAddress } from "./address.ts";

test.each([
  ["redis://localhost:6379", "redis://localhost:6379"],
  ["redis://:word@127.0.0.1:6379/2", "redis://127.0.0.1:6379/2"],
  ["rediss://user:word@queue.example:6380", "rediss://queue.example:6380"],
  ["redis://:word@redis:6379?tls=off", "redis://redis:6379"],
  ["postgres://user:word@db.example/sweeps?sslmode=require", "postgres://db.example/sweeps"],
])("%s is shown without its credential", (text, shown) => {
  expect(readAddress(text, "environment")).toMatchObject({ ok: true, value: { shown } });
});

test.each([
  ["http://localhost", "queue-bad-address"],
  ["localhost:6379", "queue-bad-address"],
  ["redis://queue.example:6379", "queue-not-encrypted"],
  ["postgres://user:word@db.example/sweeps", "queue-not-encrypted"],
])("%s is refused", (text, code) => {
  const read = readAddress(text, "environment");
  expect(read).toMatchObject({ ok: false, error: { code } });
  expect(JSON.stringify(read)).not.toContain("word");
});

test("a password in a flag is refused without being said", () => {
  const read = readAddress("redis://:s3cret@localhost:6379", "flag");
  expect(read).toMatchObject({ error: { code: "queue-password-in-flag" } });
  expect(JSON.stringify(read)).not.toContain("s3cret");
});
