import type { DeskLevel, RoutingCondition, RoutingRule } from '../../../data/contracts/index.ts'

/** The last rule takes everything and stays the last. */
export function moveRule(
  rules: readonly RoutingRule[],
  index: number,
  by: -1 | 1,
): readonly RoutingRule[] {
  const to = index + by
  if (index >= rules.length - 1 || to < 0 || to >= rules.length - 1) return rules
  const next = [...rules]
  const [rule] = next.splice(index, 1)
  next.splice(to, 0, rule!)
  return next
}

export const replaceRule = (
  rules: readonly RoutingRule[],
  index: number,
  change: Partial<RoutingRule>,
): readonly RoutingRule[] =>
  rules.map((rule, at) => (at === index ? withoutEmpty({ ...rule, ...change }) : rule))

export const removeRule = (rules: readonly RoutingRule[], index: number): readonly RoutingRule[] =>
  index === rules.length - 1 ? rules : rules.filter((_, at) => at !== index)

/** Goes first: whoever adds a rule wants it to count. */
export function addRule(
  rules: readonly RoutingRule[],
  name: RoutingRule['name'],
  desk: DeskLevel,
): readonly RoutingRule[] {
  const taken = new Set(rules.map(({ id }) => id))
  let number = 1
  while (taken.has(`rule-${number}`)) number++
  return [{ id: `rule-${number}`, name, when: { levels: [1] }, desk }, ...rules]
}

type ListKey = Exclude<keyof RoutingCondition, 'offWork'>

/** Puts a value to a condition or takes it away; a list without values asks nothing. */
export function toggleValue(
  when: RoutingCondition,
  key: ListKey,
  value: string | number,
): RoutingCondition {
  const values: readonly (string | number)[] = when[key] ?? []
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value]
  const { [key]: _before, ...rest } = when
  return next.length === 0 ? rest : { ...rest, [key]: next }
}

export function setOffWork(when: RoutingCondition, offWork: boolean | undefined): RoutingCondition {
  const { offWork: _before, ...rest } = when
  return offWork === undefined ? rest : { ...rest, offWork }
}

function withoutEmpty(rule: RoutingRule): RoutingRule {
  const { urgency, department, ...rest } = rule
  return {
    ...rest,
    ...(urgency === 'pressing' && { urgency }),
    ...(department && { department }),
  }
}
