import { test } from "vitest";

/**
 * A test of random cases, written once and run twice: with few cases in every run, and with all of
 * them where the long tests run.
 *
 * @param name with `%i` where the number of cases stands
 */
export function testFewAndAll(
  name: string,
  [few, all]: readonly [few: number, all: number],
  check: (cases: number) => void | Promise<void>,
): void {
  test.each([few])(name, check);
  test.each([all])(name, { tags: "long" }, check);
}
