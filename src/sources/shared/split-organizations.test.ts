import { expect, test } from "vitest";
import { splitOrganizations } from "./split-organizations.ts";

test("a joined cell becomes a list without repetitions", () => {
  expect(
    splitOrganizations("United States of America, United States of America,Switzerland"),
  ).toEqual(["United States of America", "Switzerland"]);
});

test("a company form stays with its company", () => {
  expect(splitOrganizations("Genentech, Inc,Stanford University")).toEqual([
    "Genentech, Inc",
    "Stanford University",
  ]);
});

test("a comma inside parentheses does not separate, and a semicolon becomes a comma", () => {
  expect(splitOrganizations("A (B, C),D; E")).toEqual(["A (B, C)", "D, E"]);
});

test("an empty cell is an empty list", () => {
  expect(splitOrganizations(" ")).toEqual([]);
});

test("a name in quotes keeps its comma and loses the quotes", () => {
  expect(splitOrganizations('EleutherAI,"Booz Allen Hamilton, McLean",Adobe')).toEqual([
    "EleutherAI",
    "Booz Allen Hamilton, McLean",
    "Adobe",
  ]);
});
