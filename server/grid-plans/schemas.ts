import * as v from 'valibot'
import {
  type ArcId,
  type CellId,
  type CoverageId,
  type CoverageItem,
  type Face,
  GRID_PLAN_STATES,
} from '../../data/contracts/index.ts'
import { query } from '../http/read-query.ts'

const words = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most))
export const named = (most: number) => v.pipe(words(most), v.minLength(1, 'must not be empty'))

const idOf = <Id extends string>(form: RegExp) =>
  v.pipe(
    v.string(),
    v.regex(form, 'must be an id like cell:12 or arc:a-3'),
    v.transform((id) => id as Id),
  )
const arcId = idOf<ArcId>(/^arc:[\w.-]{1,64}$/)
export const cellId = idOf<CellId>(/^cell:[\w.-]{1,64}$/)
const face = idOf<Face>(/^(cell:[\w.-]{1,64}|outside)$/)
export const coverageId = idOf<CoverageId>(/^(cell|arc):[\w.-]{1,64}$/)

const REACH_UNITS = 1_800_000_000
const unit = v.pipe(v.number(), v.integer(), v.minValue(-REACH_UNITS), v.maxValue(REACH_UNITS))
const MOST_NUMBERS = 400_000
const MOST_ITEMS = 100_000

const arc = v.strictObject({
  id: arcId,
  points: v.pipe(v.array(unit), v.minLength(4), v.maxLength(MOST_NUMBERS)),
  left: face,
  right: face,
})
const cell = v.strictObject({
  id: cellId,
  code: v.nullable(v.pipe(v.string(), v.regex(/^\d{15}$/, 'must be 15 digits'))),
  name: words(100),
  kind: v.picklist(['general', 'dedicated']),
  community: v.pipe(v.string(), v.regex(/^(\d{12})?$/, 'must be 12 digits')),
  locked: v.boolean(),
})
const items = v.pipe(
  v.array(v.union([arc, cell])),
  v.maxLength(MOST_ITEMS),
  v.transform((list) => list as CoverageItem[]),
)

export const day = v.pipe(v.string(), v.isoDate('must be a day like 2025-03-01'))
export const planId = v.pipe(v.string(), v.regex(/^[\w-]{12}$/))

export const planWish = v.strictObject({
  clientId: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, 'must be an id')),
  title: named(100),
  area: v.pipe(
    v.string(),
    v.regex(/^(\d{6}|\d{9}|\d{12})$/, 'must be the code of a district, subdistrict or community'),
  ),
  from: v.variant('kind', [
    v.strictObject({ kind: v.literal('current') }),
    v.strictObject({ kind: v.literal('date'), date: day }),
    v.strictObject({ kind: v.literal('plan'), id: planId }),
    v.strictObject({ kind: v.literal('items'), items }),
  ]),
})

export const strokeBody = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[\w:.-]{1,64}$/, 'must be an id')),
  base: v.pipe(v.number(), v.integer(), v.minValue(0)),
  change: v.strictObject({
    note: words(100),
    put: items,
    remove: v.pipe(v.array(coverageId), v.maxLength(MOST_ITEMS)),
  }),
})

export const listQuery = v.strictObject({
  area: v.optional(query.area, ''),
  state: v.optional(v.picklist(GRID_PLAN_STATES)),
})
export const changesQuery = v.strictObject({
  after: v.optional(query.integer(0, 999_999_999), '0'),
})
