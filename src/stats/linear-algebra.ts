/**
 * Factor a symmetric positive definite matrix as L·Lᵀ, in place.
 *
 * @param matrix row-major, size × size; only its lower triangle is read, and L is written there
 * @param size rows of the matrix
 * @returns whether the matrix was positive definite; if not, its content is unusable
 * @see Golub & Van Loan, Matrix Computations, 4th ed., §4.2
 */
export function factorCholesky(matrix: Float64Array, size: number): boolean {
  const grouped = size - (size % GROUP);
  for (let row = 0; row < size; row++) {
    const isGrouped = row < grouped;
    if (isGrouped && row % GROUP === 0) fillLeftOfGroup(matrix, size, row);
    for (let column = isGrouped ? row - (row % GROUP) : 0; column <= row; column++) {
      let sum = matrix[row * size + column]!;
      for (let k = 0; k < column; k++) {
        sum -= matrix[row * size + k]! * matrix[column * size + k]!;
      }
      if (column < row) {
        matrix[row * size + column] = sum / matrix[column * size + column]!;
      } else {
        if (!(sum > 0)) return false;
        matrix[row * size + row] = Math.sqrt(sum);
      }
    }
  }
  return true;
}

/** Rows that `fillLeftOfGroup` handles at once. */
const GROUP = 4;

/**
 * The entries of four rows left of the first one's diagonal. Each number of another row is then
 * read once for all four, which takes little more than half the time.
 */
function fillLeftOfGroup(matrix: Float64Array, size: number, row: number): void {
  const first = row * size;
  const second = first + size;
  const third = second + size;
  const fourth = third + size;
  for (let column = 0; column < row; column++) {
    const above = column * size;
    let a = matrix[first + column]!;
    let b = matrix[second + column]!;
    let c = matrix[third + column]!;
    let d = matrix[fourth + column]!;
    for (let k = 0; k < column; k++) {
      const factor = matrix[above + k]!;
      a -= matrix[first + k]! * factor;
      b -= matrix[second + k]! * factor;
      c -= matrix[third + k]! * factor;
      d -= matrix[fourth + k]! * factor;
    }
    const diagonal = matrix[above + column]!;
    matrix[first + column] = a / diagonal;
    matrix[second + column] = b / diagonal;
    matrix[third + column] = c / diagonal;
    matrix[fourth + column] = d / diagonal;
  }
}

/** Solve L·x = b in place, for the lower triangle L of `factorCholesky`. */
export function solveLower(factor: Float64Array, size: number, vector: Float64Array): void {
  for (let row = 0; row < size; row++) {
    let sum = vector[row]!;
    for (let k = 0; k < row; k++) sum -= factor[row * size + k]! * vector[k]!;
    vector[row] = sum / factor[row * size + row]!;
  }
}

/** Solve Lᵀ·x = b in place, for the lower triangle L of `factorCholesky`. */
export function solveLowerTransposed(
  factor: Float64Array,
  size: number,
  vector: Float64Array,
): void {
  for (let row = size - 1; row >= 0; row--) {
    let sum = vector[row]!;
    for (let k = row + 1; k < size; k++) {
      sum -= factor[k * size + row]! * vector[k]!;
    }
    vector[row] = sum / factor[row * size + row]!;
  }
}

/** Solve L·Lᵀ·x = b in place, for the lower triangle L of `factorCholesky`. */
export function solveCholesky(factor: Float64Array, size: number, vector: Float64Array): void {
  solveLower(factor, size, vector);
  solveLowerTransposed(factor, size, vector);
}

/** Euclidean length of a vector. */
export const norm = (vector: Float64Array): number => Math.sqrt(dot(vector, vector));

/** Inner product of two vectors of the same length. */
export function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < left.length; k++) sum += left[k]! * right[k]!;
  return sum;
}
