import type { AliasKind } from '../../contracts/index.ts'
import { normalForm } from '../address-normal-form.ts'
import type { AddressBase, BaseAddress } from './base-address.ts'
import { liveCalled } from './live-called.ts'
import { refuse } from './refuse.ts'

/** 路 and below; what lies above is a division and changes with the divisions. */
export const FIRST_LEVEL = 6
export const LAST_LEVEL = 12
export const BUILDING_LEVEL = 9
export const ROOM_LEVEL = 12
const STAIRWELL_LEVEL = 10
const FLOOR_LEVEL = 11
const LONGEST_NAME = 60

/** Levels whose names are numbers: what follows the number is the unit. */
const NUMBERED: ReadonlyMap<number, RegExp> = new Map([
  [7, /[0-9A-Z](号|弄|附[0-9]+号)?$/],
  [STAIRWELL_LEVEL, /[0-9A-Z]单元$/],
  [FLOOR_LEVEL, /^-?[0-9]+层$/],
  [ROOM_LEVEL, /[0-9A-Z]室$/],
])
const EXAMPLES: Readonly<Record<number, string>> = {
  7: '12号',
  [STAIRWELL_LEVEL]: '2单元',
  [FLOOR_LEVEL]: '3层',
  [ROOM_LEVEL]: '501室',
}

export type NameKind = 'name' | 'number'

/** Streets and estates have names, doors and rooms numbers, buildings the one or the other. */
export function nameKinds(level: number): readonly NameKind[] {
  if (level === BUILDING_LEVEL) return ['name', 'number']
  return NUMBERED.has(level) ? ['number'] : ['name']
}

/** The name as it is kept: without blanks around it. Refuses what cannot be a name at that level. */
export function checkedName(level: number, given: string): string {
  const name = given.trim()
  if (
    name === '' ||
    name.length > LONGEST_NAME ||
    /\p{Cc}/u.test(name) ||
    normalForm(name) === ''
  ) {
    throw refuse(
      'bad-name',
      `A name has 1 to ${LONGEST_NAME} characters, and letters or digits among them.`,
    )
  }
  const form = NUMBERED.get(level)
  if (form && !form.test(normalForm(name))) {
    throw refuse('bad-number', `At this level a number is wanted, such as ${EXAMPLES[level]}.`)
  }
  return name
}

/** 唯一性: of the addresses that stand, no two under one parent have the same level and normal form. */
export function refuseTaken(base: AddressBase, row: BaseAddress): void {
  const taken = twinOf(base, row.parent, row)
  if (!taken) return
  throw refuse('name-taken', `There is another ${taken.name} at the same place already.`, {
    id: taken.id,
  })
}

/** The address below `parent` that cannot be told from `row` by name. */
export const twinOf = (
  base: AddressBase,
  parent: number | null,
  { id, level, name }: Pick<BaseAddress, 'id' | 'level' | 'name'>,
): BaseAddress | undefined =>
  liveCalled(base, parent, level, normalForm(name)).find((one) => one.id !== id)

/** The text that the name of something below `parent` is written behind: floors are not said before rooms. */
export function textBefore(base: AddressBase, parent: BaseAddress): string {
  const above =
    parent.level === FLOOR_LEVEL && parent.parent !== null ? base.get(parent.parent) : undefined
  return (above ?? parent).fullText
}

export function withText<Row extends BaseAddress>(row: Row, fullText: string): Row {
  return fullText === row.fullText ? row : { ...row, fullText, normalForm: normalForm(fullText) }
}

/** What it is called from now on has another name behind it: old papers keep that one. */
export function formerName(row: Pick<BaseAddress, 'level' | 'name'>): {
  text: string
  kind: AliasKind
} {
  return { text: row.name, kind: row.level === 7 ? '历史门牌' : '曾用名' }
}
