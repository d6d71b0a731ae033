import type { BaseAddress } from '../../../../data/rules/address-base/base-address.ts'
import { type Issuer, issueCode } from '../../../../data/rules/address-base/issue-code.ts'
import { normalForm } from '../../../../data/rules/address-normal-form.ts'

export const SUBDISTRICT = '330199001'
export const GRID = `${SUBDISTRICT}001001`
export const TODAY = '2025-06-01'

export function countingIssuer(): Issuer & { issued: Set<string> } {
  let id = 1000
  let serial = 0
  const issued = new Set<string>()
  return {
    issued,
    id: () => id++,
    serial: (level) => {
      serial++
      issued.add(`${level}:${serial}`)
      return serial
    },
  }
}

export const locate = ([lon]: readonly [number, number]) => ({
  community: GRID.slice(0, 12),
  grid: lon > 121 ? '' : GRID,
})

/** 文澜路 with two doors, an estate of two buildings with floors and rooms, and a house at the street. */
export function smallBase(): BaseAddress[] {
  const rows = new Map<number, BaseAddress>()
  const serials = { id: () => 0, serial: (level: number) => 90_000 + level * 100 + rows.size }
  const add = (id: number, level: number, parent: number | null, name: string, said = name) => {
    const above = parent === null ? undefined : rows.get(parent)
    const start = above?.level === 11 ? rows.get(above.parent!)!.fullText : above?.fullText
    const fullText = (start ?? '良溪区') + said
    const code = issueCode(level, SUBDISTRICT, serials)
    rows.set(id, {
      subdistrict: SUBDISTRICT,
      id,
      code,
      level,
      parent,
      name,
      fullText,
      normalForm: normalForm(fullText),
      state: 'active',
      lon: 120,
      lat: 30,
      entrance: null,
      community: GRID.slice(0, 12),
      grid: GRID,
      building: level === 9 ? code : level > 9 ? above!.building : null,
      validFrom: '2020-01-01',
    })
  }
  add(1, 4, null, '清源街道')
  add(2, 6, 1, '文澜路')
  add(3, 7, 2, '12号')
  add(4, 8, 3, '文澜苑')
  for (const [id, name] of [
    [10, '3幢'],
    [30, '5幢'],
  ] as const) {
    add(id, 9, 4, name)
    add(id + 1, 11, id, '1层')
    add(id + 2, 11, id, '2层')
    for (const room of [1, 2]) {
      add(id + 2 + room, 12, id + 1, `${id * 10 + room}室`)
      add(id + 4 + room, 12, id + 2, `${id * 20 + room}室`)
    }
  }
  add(50, 7, 2, '14号')
  add(51, 9, 50, '1幢', '')
  add(52, 12, 51, '101室')
  return [...rows.values()]
}
