/** A share with what it was counted from. */
export interface Ratio {
  numerator: number
  denominator: number
  /** null = n/a: there was nothing to count. */
  value: number | null
  /** Where the true share lies with 95 %, as long as fewer than 200 were counted. */
  interval: readonly [number, number] | null
}

const FEW = 200
/** Two-sided 95 % of the normal distribution. */
const Z = 1.959963984540054

export function ratioOf(numerator: number, denominator: number): Ratio {
  if (denominator === 0) return { numerator, denominator, value: null, interval: null }
  const value = numerator / denominator
  const interval = denominator < FEW ? wilson(numerator, denominator) : null
  return { numerator, denominator, value, interval }
}

/** E. B. Wilson, Probable inference, JASA 22 (1927). `z`: deviations of the normal distribution; 95 % without it. */
export function wilson(hits: number, count: number, z = Z): readonly [number, number] {
  const share = hits / count
  const z2 = z * z
  const middle = share + z2 / (2 * count)
  const reach = z * Math.sqrt((share * (1 - share) + z2 / (4 * count)) / count)
  const whole = 1 + z2 / count
  return [Math.max(0, (middle - reach) / whole), Math.min(1, (middle + reach) / whole)]
}
