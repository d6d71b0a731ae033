import type { PrewarningRule, PrewarningTable } from '../../../data/contracts/index.ts'
import { PREWARNING_RULES } from '../../../data/registry/index.ts'
import type { Queryable } from '../../storage/database.ts'

/** The newest version: what the district has settled, or what comes with the software. */
export async function currentPrewarning(client: Queryable): Promise<PrewarningTable> {
  const row = await client.first<{ id: number; rules: PrewarningRule[] }>(
    'select id, rules from prewarning_table order by id desc limit 1',
  )
  return row ? { version: `district-${row.id}`, rules: row.rules } : PREWARNING_RULES
}

export type RuleOf<Kind extends PrewarningRule['when']['kind']> = PrewarningRule & {
  when: Extract<PrewarningRule['when'], { kind: Kind }>
}

/** Those of one kind that are switched on. */
export function rulesOfKind<Kind extends PrewarningRule['when']['kind']>(
  { rules }: PrewarningTable,
  kind: Kind,
): RuleOf<Kind>[] {
  return rules.filter((rule): rule is RuleOf<Kind> => rule.isOn && rule.when.kind === kind)
}
