/** Upper tail of the normal distribution: how seldom chance goes beyond `z` deviations (Abramowitz and Stegun 26.2.17). */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z)
  const t = 1 / (1 + 0.2316419 * z)
  const polynomial =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * polynomial
}

/** The `z` beyond which chance goes with probability `tail`, 0 < tail ≤ 0.5. */
export function normalQuantile(tail: number): number {
  let [low, high] = [0, 40]
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2
    if (normalTail(middle) > tail) low = middle
    else high = middle
  }
  return (low + high) / 2
}
