import { TAKE_AWAY_KINDS, TAKE_AWAY_REASONS } from '../../data/contracts/index.ts'
import type { OperationText } from './describe.ts'
import { instant, list, number, record, text } from './schema-parts.ts'

export const TAKE_AWAY_OPERATIONS: readonly OperationText[] = [
  {
    method: 'post',
    path: '/api/take-away',
    summary:
      'Asked before an answer leaves the page as a file: what leaves and why, never a value of it',
    body: 'TakeAwayWish',
    answers: 'TakeAwayPermit',
  },
]

const choice = (values: readonly string[]) => ({ type: 'string', enum: values })

export const TAKE_AWAY_SCHEMAS = {
  TakeAwayWish: record({
    kind: choice(TAKE_AWAY_KINDS),
    reason: choice(TAKE_AWAY_REASONS),
    'note?': text,
    from: choice(['question', 'sql']),
    layers: list(text),
    fields: list(text),
    rows: number,
    area: text,
  }),
  TakeAwayPermit: record({ id: text, at: instant }),
}
