/** For each place those no farther than `reach`, itself included. */
export function neighboursWithin(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  reach: number,
): number[][] {
  const order = Array.from({ length: x.length }, (_, i) => i).sort((a, b) => x[a]! - x[b]!)
  const found = order.map((): number[] => [])
  for (let i = 0; i < order.length; i++) {
    const here = order[i]!
    found[here]!.push(here)
    for (let k = i + 1; k < order.length; k++) {
      const there = order[k]!
      const dx = x[there]! - x[here]!
      if (!(dx <= reach)) break
      const dy = y[there]! - y[here]!
      if (dx * dx + dy * dy > reach * reach) continue
      found[here]!.push(there)
      found[there]!.push(here)
    }
  }
  return found
}
