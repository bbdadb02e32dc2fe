import { expect, test } from "vitest";
import { factorCholesky, solveCholesky } from "./linear-algebra.ts";

/** Entries of the Moler matrix: L·Lᵀ for L with 1 on the diagonal and −1 below it. */
const molerEntry = (row: number, column: number): number =>
  row === column ? row + 1 : Math.min(row, column) - 1;

const moler = (size: number): Float64Array =>
  Float64Array.from({ length: size * size }, (_, k) => molerEntry(Math.floor(k / size), k % size));

// Sizes below, at and between the groups of rows that are taken at once.
test.each([1, 2, 3, 4, 5, 7, 8, 13])("the factor of Moler's matrix of size %i is exact", (size) => {
  const matrix = moler(size);
  expect(factorCholesky(matrix, size)).toBe(true);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      expect(matrix[row * size + column]).toBe(column === row ? 1 : -1);
    }
  }
});

test("a solution times its matrix is the right-hand side", () => {
  const size = 9;
  const factor = moler(size);
  factorCholesky(factor, size);
  const x = Float64Array.from({ length: size }, (_, k) => k - 3);
  const right = x.map((_, row) =>
    x.reduce((sum, value, column) => sum + molerEntry(row, column) * value, 0),
  );
  solveCholesky(factor, size, right);
  // All numbers are whole, so nothing is rounded.
  expect([...right]).toEqual([...x]);
});

test.each([1, 6, 8])("a matrix that is not positive at diagonal %i has no factor", (place) => {
  const size = 9;
  const matrix = moler(size);
  matrix[place * size + place] = -1;
  expect(factorCholesky(matrix, size)).toBe(false);
});
