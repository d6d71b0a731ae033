import type { AttributeCondition, Condition, Step } from '../../../data/contracts/index.ts'
import type { Bins } from '../charts/bins/bins.ts'
import { NO_BIN } from '../charts/crossfilter.ts'
import type { NamedLabels } from './label-columns.ts'

/** Each label is a bin. */
export const labelBins = ({ codes, labels, step }: NamedLabels): Bins => ({
  bins: Uint16Array.from(codes, (code) => (code < 0 ? NO_BIN : code)),
  count: labels.length,
  labels,
  steps: (chosen) => anyOf([...chosen].sort((a, b) => a - b).map(step)),
})

/** One step that lets through what any of these would; null where there is none. */
export function anyOf(steps: readonly (Step | null)[]): Step[] | null {
  const known = steps.filter((step) => step !== null)
  const [first] = known
  if (first === undefined || known.length < steps.length) return null
  if (known.length === 1) return [first]
  switch (first.kind) {
    case 'place':
      return [
        { ...first, places: known.flatMap((step) => (step.kind === 'place' ? step.places : [])) },
      ]
    case 'conditions':
      return [
        {
          kind: 'conditions',
          condition: {
            any: known.flatMap((step) =>
              step.kind === 'conditions' ? conditionsOf(step.condition) : [],
            ),
          },
        },
      ]
    case 'hours':
      return anyHours(known)
    default:
      return null
  }
}

const conditionsOf = (condition: Condition): readonly (Condition | AttributeCondition)[] =>
  'all' in condition ? condition.all : [condition]

/** Days of the same hours, or hours one after the other. */
function anyHours(steps: readonly Step[]): Step[] | null {
  const hours = steps.filter((step) => step.kind === 'hours')
  const [first, last] = [hours[0], hours.at(-1)]
  if (!first || !last) return null
  if (hours.every(({ from, to }) => from === first.from && to === first.to)) {
    return [{ ...first, weekdays: hours.flatMap(({ weekdays }) => weekdays) }]
  }
  const isRun = hours.every((step, i) => i === 0 || step.from === hours[i - 1]!.to)
  return isRun ? [{ ...first, to: last.to }] : null
}
