import type { Dice } from './dice.ts'
import type { KnownThings } from './known-things.ts'
import { NASTY_NUMBERS, NASTY_TEXTS, NASTY_VALUES } from './nasty.ts'

/** The parts of OpenAPI 3.0 schemas that our own description uses. */
export interface Schema {
  $ref?: string
  allOf?: readonly Schema[]
  type?: string
  nullable?: boolean
  required?: readonly string[]
  properties?: Readonly<Record<string, Schema>>
  items?: Schema
  enum?: readonly unknown[]
  format?: string
}

export interface Maker {
  dice: Dice
  known: KnownThings
  schemas: Readonly<Record<string, Schema>>
}

const INSTANTS = ['2026-01-01T00:00:00Z', '2030-06-01T12:00:00.000Z', '1970-01-01T00:00:00Z']
/** Passwords never fit, names never are those of the demo: nobody is locked out by this. */
const HINTS: Readonly<Record<string, readonly string[]>> = {
  username: ['fuzz-user', 'fuzz.other', 'fuzz'],
  password: ['not-the-password-1', 'x', 'correct horse battery staple'],
  current: ['not-the-password-1'],
  token: ['not-a-token'],
  kind: ['document', 'phone'],
  value: ['12012345678', '990199198501011229'],
  purpose: ['visit', 'emergency', 'other'],
  role: ['commander', 'gridWorker', 'auditor', 'administrator'],
  colour: ['#aa00ff'],
  csv: ['username,displayName\nfuzz-a,甲\n', 'a,b\n1,2', '"', '用户名,角色\nfuzz,commander'],
}

/** A value that fits the schema, as far as this can be told from it. */
export function fittingValue(maker: Maker, schema: Schema, name = '', depth = 0): unknown {
  const { dice, schemas } = maker
  if (depth > 6) return null
  if (schema.$ref) {
    const target = schemas[schema.$ref.split('/').at(-1)!] ?? {}
    return fittingValue(maker, target, name, depth + 1)
  }
  if (schema.nullable && dice.chance(0.2)) return null
  if (schema.allOf) {
    return Object.assign(
      {},
      ...schema.allOf.map((part) => fittingValue(maker, part, name, depth + 1)),
    )
  }
  if (schema.enum) return dice.pick(schema.enum)
  switch (schema.type) {
    case 'object':
      return fittingObject(maker, schema, depth)
    case 'array': {
      const count = dice.below(4)
      const items = schema.items ?? {}
      return Array.from({ length: count }, () => fittingValue(maker, items, name, depth + 1))
    }
    case 'number':
    case 'integer':
      return dice.pick([1, 2, 4, 10, 120.01, 30.25])
    case 'boolean':
      return dice.chance(0.5)
    default:
      return fittingText(maker, name, schema.format)
  }
}

function fittingObject(maker: Maker, schema: Schema, depth: number): Record<string, unknown> {
  const { dice } = maker
  const required = new Set(schema.required)
  const entries = Object.entries(schema.properties ?? {}).filter(
    ([key]) => required.has(key) || dice.chance(0.6),
  )
  return Object.fromEntries(
    entries.map(([key, property]) => [key, fittingValue(maker, property, key, depth + 1)]),
  )
}

export function fittingText({ dice, known }: Maker, name: string, format?: string): string {
  if (format === 'date-time' || name === 'from' || name === 'to') return dice.pick(INSTANTS)
  const singular = name.replace(/s$/, '')
  const pool = HINTS[name] ?? HINTS[singular] ?? known[name] ?? known[singular]
  return pool && pool.length > 0 ? dice.pick(pool) : dice.pick(['a', '文澜苑', 'x1'])
}

/** The same with something wrong in it: another type, a boundary, a key too many or too few. */
export function spoil({ dice }: Maker, value: unknown): unknown {
  if (Array.isArray(value) && value.length > 0 && dice.chance(0.7)) {
    const copy = [...value]
    copy[dice.below(copy.length)] = nastyValue(dice)
    return dice.chance(0.1) ? Array.from({ length: 2_000 }, () => copy[0]) : copy
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const copy: Record<string, unknown> = { ...value }
    const keys = Object.keys(copy)
    const key = keys.length > 0 && dice.chance(0.85) ? dice.pick(keys) : dice.pick(NASTY_TEXTS)
    if (dice.chance(0.2)) delete copy[key]
    else if (dice.chance(0.3)) copy[key] = spoil({ dice } as Maker, copy[key])
    else copy[key] = nastyValue(dice)
    return copy
  }
  return nastyValue(dice)
}

function nastyValue(dice: Dice): unknown {
  const kind = dice.below(3)
  if (kind === 0) return dice.pick(NASTY_TEXTS)
  return kind === 1 ? dice.pick(NASTY_NUMBERS) : dice.pick(NASTY_VALUES)
}
