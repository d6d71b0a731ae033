/** Something that a grid worker looks after: a building, a key household, a shop, an open event. */
export interface Charge<Kind extends string = string> {
  id: string
  kind: Kind
}

/** Who works in a cell; the same worker may in several. */
export type WorkersOf<Cell extends string> = (cell: Cell) => readonly string[]

/** What changes for one worker, by kind in the order that it was given in. */
export interface HandOver<Item extends Charge> {
  worker: string
  comes: Item[]
  goes: Item[]
}

export interface HandOverPlan<Item extends Charge, Cell extends string> {
  /** Cell of a thing; `null` = in none. */
  cellOf: (item: Item) => Cell | null
  workersOf: WorkersOf<Cell>
}

/**
 * Per worker, what comes and what goes when one plan takes the place of another. A thing whose worker stays the same is in
 * nobody's list, whatever its cell is called now.
 */
export function handOver<Item extends Charge, Cell extends string>(
  items: Iterable<Item>,
  before: HandOverPlan<Item, Cell>,
  after: HandOverPlan<Item, Cell>,
): HandOver<Item>[] {
  const lists = new Map<string, HandOver<Item>>()
  const listOf = (worker: string) => {
    const list = lists.get(worker) ?? { worker, comes: [], goes: [] }
    lists.set(worker, list)
    return list
  }
  for (const item of items) {
    const had = workersFor(item, before)
    const has = workersFor(item, after)
    for (const worker of had) if (!has.has(worker)) listOf(worker).goes.push(item)
    for (const worker of has) if (!had.has(worker)) listOf(worker).comes.push(item)
  }
  return [...lists.values()].sort((a, b) => (a.worker < b.worker ? -1 : 1))
}

function workersFor<Item extends Charge, Cell extends string>(
  item: Item,
  { cellOf, workersOf }: HandOverPlan<Item, Cell>,
): Set<string> {
  const cell = cellOf(item)
  return new Set(cell === null ? [] : workersOf(cell))
}
