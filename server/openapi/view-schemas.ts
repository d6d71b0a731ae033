import { anything, flag, instant, list, maybe, number, record, text } from './schema-parts.ts'

const SHARING = record({ roles: list(text), accounts: list(text) })

const SUMMARY = {
  id: text,
  name: text,
  kind: { type: 'string', enum: ['question', 'sql'] },
  owner: text,
  isOwn: flag,
  subscription: maybe(
    record({
      isChanged: flag,
      hasNewData: flag,
      seenCount: maybe(number),
      threshold: number,
    }),
  ),
  layers: list(text),
  'sharedWith?': SHARING,
  changedAt: instant,
}

export const VIEW_SCHEMAS = {
  SavedViewSummary: record(SUMMARY),
  SavedView: record({ ...SUMMARY, 'question?': anything, 'sql?': text }),
  ViewWish: record({
    name: text,
    'question?': anything,
    'sql?': text,
    sharedWith: SHARING,
    'basedOn?': instant,
  }),
  SubscriptionWish: record({ 'threshold?': number, 'seenCount?': number }),
}
