import { COUNTED, type FactColumns, type Facts } from '../../../data/rules/coverage/tally/facts.ts'

/** The same facts as columns again, to be handed to a worker. */
export function columnsOf({ x, y, counts, places }: Facts): FactColumns {
  const width = COUNTED.length
  const columns = COUNTED.map((name, c) => {
    const column = Float64Array.from({ length: places }, (_, place) => counts[place * width + c]!)
    return [name, column] as const
  })
  return { x, y, counts: Object.fromEntries(columns) }
}
