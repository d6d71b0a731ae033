import * as v from 'valibot'
import { parseLayerCode, ROLES } from '../../data/contracts/index.ts'
import { query } from '../http/read-query.ts'

const username = v.pipe(
  v.string(),
  v.trim(),
  v.regex(
    /^[\p{L}\p{N}._-]{2,64}$/u,
    'takes 2 to 64 letters, digits, dots, hyphens and underscores',
  ),
)
const displayName = v.pipe(v.string(), v.trim(), v.maxLength(64, 'takes at most 64 characters'))
const instant = v.pipe(v.string(), v.isoTimestamp('must be an instant like 2027-01-01T00:00:00Z'))
const area = v.pipe(
  v.string(),
  v.regex(
    /^(\d{6}|\d{9}|\d{12}|\d{15})$/,
    'must be the first 6, 9, 12 or 15 digits of a grid code',
  ),
)
const layer = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const code = parseLayerCode(dataset.value)
    if (code !== undefined) return code
    addIssue({ message: 'must be the code of a layer' })
    return NEVER
  }),
)

export const newAccount = v.strictObject({ username, displayName })

export const newGrant = v.strictObject({
  account: v.pipe(v.string(), v.maxLength(100)),
  role: v.picklist(ROLES, `must be one of ${ROLES.join(', ')}`),
  areas: v.pipe(
    v.array(area),
    v.minLength(1, 'must name at least one division or grid'),
    v.maxLength(2_000),
  ),
  layers: v.union([v.literal('all'), v.pipe(v.array(layer), v.minLength(1), v.maxLength(500))]),
  maxSensitivity: v.picklist([1, 2, 3, 4], 'must be 1, 2, 3 or 4'),
  from: v.exactOptional(instant),
  to: v.exactOptional(instant),
})

/** 2 MB of text: some twenty thousand accounts. */
export const tableImport = v.strictObject({
  csv: v.pipe(v.string(), v.maxLength(2_000_000, 'has more than 2 MB')),
  commit: v.optional(v.boolean(), false),
})

export const accountQuery = v.strictObject({
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(64)), ''),
  role: v.optional(v.picklist(ROLES, `must be one of ${ROLES.join(', ')}`)),
  area: v.optional(query.area, ''),
  state: v.optional(
    v.picklist(['enabled', 'waiting', 'disabled'], 'must be enabled, waiting or disabled'),
  ),
  ending: v.optional(query.integer(1, 3650)),
  limit: v.optional(query.integer(1, 500), '50'),
  after: v.optional(v.pipe(v.string(), v.maxLength(64)), ''),
})
