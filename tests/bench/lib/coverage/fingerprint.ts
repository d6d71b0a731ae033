import {
  type CoverageChange,
  type CoverageItem,
  isArc,
} from '../../../../data/rules/coverage/items.ts'

/** Two sums over all items, in whatever order they came: what has changed is put in and taken out. Costs O(change). */
export class Fingerprint {
  #a = 0
  #b = 0

  constructor(items: Iterable<CoverageItem>) {
    for (const item of items) this.#add(item, 1)
  }

  note(change: CoverageChange, inverse: CoverageChange): void {
    for (const item of inverse.put) this.#add(item, -1)
    for (const item of change.put) this.#add(item, 1)
  }

  toString(): string {
    return `${this.#a},${this.#b}`
  }

  #add(item: CoverageItem, sign: 1 | -1): void {
    const [a, b] = hashOf(item)
    this.#a = (this.#a + sign * a) | 0
    this.#b = (this.#b + sign * b) | 0
  }
}

const PRIME = 0x01000193

/** FNV-1a over the text, then over the points. */
function hashOf(item: CoverageItem): [number, number] {
  const text = isArc(item)
    ? `${item.id} ${item.left} ${item.right}`
    : `${item.id} ${item.code} ${item.name} ${item.kind} ${item.community} ${item.locked}`
  let a = 0x811c9dc5
  let b = 0x2f0b4f1d
  const eat = (value: number) => {
    a = Math.imul(a ^ value, PRIME)
    b = Math.imul(b ^ Math.imul(value, 0x9e3779b1), PRIME) ^ (b >>> 15)
  }
  for (let i = 0; i < text.length; i++) eat(text.charCodeAt(i))
  if (isArc(item)) for (const coordinate of item.points) eat(coordinate)
  return [a, b]
}
