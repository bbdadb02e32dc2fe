/** A residual whose square grows like the residual once it is large (pseudo-Huber). */
export const softened = (residual: number): number =>
  Math.sign(residual) * Math.sqrt(2 * (Math.sqrt(1 + residual * residual) - 1));
