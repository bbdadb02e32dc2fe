/** 1 / Φ⁻¹(¾): times the median size of normal residuals, it estimates their standard deviation. */
export const NORMAL_CONSISTENCY = 1.482602218505602;
