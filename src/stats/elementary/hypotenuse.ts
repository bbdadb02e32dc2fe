/** √(a² + b²) within 1.1 ulp where the squares stay in range; the same bits on every machine. */
export const hypotenuse = (a: number, b: number): number => Math.sqrt(a * a + b * b);
