import { seededRandom } from '../random.ts'

export interface Dice {
  chance(share: number): boolean
  below(n: number): number
  pick<Item>(items: readonly Item[]): Item
}

/** Same seed, same throws. */
export function createDice(seed: number): Dice {
  const random = seededRandom(seed)
  const below = (n: number) => Math.floor(random() * n)
  return {
    chance: (share) => random() < share,
    below,
    pick: (items) => items[below(items.length)]!,
  }
}
