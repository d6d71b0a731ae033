import type { PrewarningRule } from '../../../data/contracts/index.ts'

/** What of a rule is a number that a district may settle otherwise. */
export const RULE_NUMBERS = [
  'atLeast',
  'atMost',
  'times',
  'withinM',
  'withinHours',
  'riskAtLeast',
  'overdueDays',
  'foldM',
  'foldMinutes',
] as const
export type RuleNumber = (typeof RULE_NUMBERS)[number]

export function numbersOf({ when, fold }: PrewarningRule): { key: RuleNumber; value: number }[] {
  const values: Partial<Record<RuleNumber, unknown>> = {
    ...when,
    ...('withinM' in fold && { foldM: fold.withinM }),
    foldMinutes: fold.withinMinutes,
  }
  return RULE_NUMBERS.flatMap((key) => {
    const value = values[key]
    return typeof value === 'number' ? [{ key, value }] : []
  })
}

export function withNumber(rule: PrewarningRule, key: RuleNumber, value: number): PrewarningRule {
  if (key === 'foldMinutes') return { ...rule, fold: { ...rule.fold, withinMinutes: value } }
  if (key === 'foldM') {
    const { fold } = rule
    return 'withinM' in fold ? { ...rule, fold: { ...fold, withinM: value } } : rule
  }
  return { ...rule, when: { ...rule.when, [key]: value } }
}
