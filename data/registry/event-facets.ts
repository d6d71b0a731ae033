import type { AttributeDefinition } from '../contracts/index.ts'
import { number, text, texts } from './entry.ts'

const FACET = { sensitivity: 2 } as const

/**
 * 事故标签: by what accidents are told apart. They are about somebody, though nobody is named: grade 2
 * (`entity-grades.ts`). Not on the event's card; analysis has them as columns of `events`.
 */
export const EVENT_FACETS: readonly AttributeDefinition[] = [
  texts('tags', '标签', 'Tags', FACET),
  text('work', '作业', 'Work', FACET),
  text('agent', '致害物', 'Agent', FACET),
  text('cause', '原因', 'Cause', FACET),
  text('injury', '伤害', 'Injury', FACET),
  text('part', '受伤部位', 'Part of the body', FACET),
  text('protection', '防护', 'Protection', FACET),
  number('hour', '发生时刻', 'Hour', FACET),
]
