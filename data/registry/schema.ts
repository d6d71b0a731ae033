import * as v from 'valibot'
import {
  type AttributeDefinition,
  type LayerCode,
  type LayerDefinition,
  parseLayerCode,
} from '../contracts/index.ts'

/** Checks one entry of the registry, or a layer that a user brought; throws with every fault named. */
export function parseLayerDefinition(entry: unknown): LayerDefinition {
  const result = v.safeParse(layerSchema, entry)
  if (result.success) return result.output
  const faults = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'entry'}: ${issue.message}`)
  throw new Error(`Layer ${nameOf(entry)} is not well-formed: ${faults.join('; ')}`)
}

const named = v.pipe(v.string(), v.minLength(1, 'must not be empty'))
const bilingual = v.strictObject({ zh: named, en: named })
const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/, 'must be a colour like #1a2b3c'))
const zoom = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20))
const sensitivity = v.picklist([1, 2, 3, 4])

const enumValue = v.strictObject({ value: named, name: bilingual, colour: v.optional(colour) })

const attribute = v.pipe(
  v.strictObject({
    key: v.pipe(v.string(), v.regex(/^\S{1,64}$/, 'must be a word of at most 64 characters')),
    name: bilingual,
    type: v.picklist(['number', 'boolean', 'text', 'date', 'enum', 'list']),
    values: v.optional(
      v.pipe(
        v.array(enumValue),
        v.minLength(1, 'must not be empty'),
        v.check((list) => areDistinct(list.map((e) => e.value)), 'a value stands twice'),
      ),
    ),
    sensitivity,
    unit: v.optional(bilingual),
    mask: v.optional(v.picklist(['name', 'phone', 'id'])),
    counts: v.optional(v.literal('people')),
  }),
  v.check((a) => a.type !== 'enum' || a.values !== undefined, 'an enum needs its values'),
)

const layerSchema = v.pipe(
  v.strictObject({
    code: v.pipe(
      v.string(),
      v.check((code) => parseLayerCode(code) !== undefined, 'must be like FIRE_UNIT'),
      v.transform((code) => code as LayerCode),
    ),
    name: bilingual,
    group: v.picklist(['base', 'core', 'housing', 'safety', 'business', 'service', 'own']),
    base: v.picklist(['room', 'site', 'building', 'area', 'device', 'facility', 'map']),
    geometry: v.picklist(['point', 'line', 'polygon']),
    symbol: v.strictObject({
      icon: v.optional(
        v.pipe(
          v.string(),
          v.regex(/^(maki|temaki):[\w-]+$/, 'must be maki:<name> or temaki:<name>'),
        ),
      ),
      colour,
    }),
    attributes: v.pipe(
      v.array(attribute),
      v.check((list) => areDistinct(list.map((a) => a.key)), 'a key stands twice'),
    ),
    classAttribute: v.optional(v.string()),
    stateAttribute: v.optional(v.string()),
    serves: v.optional(bilingual),
    minZoom: zoom,
    shownAtFirst: v.optional(v.boolean()),
    statesHiddenAtFirst: v.optional(v.array(v.string())),
    sensitivity,
  }),
  v.check((l) => isClosedList(l.attributes, l.classAttribute), mustBeEnum('classAttribute')),
  v.check((l) => isClosedList(l.attributes, l.stateAttribute), mustBeEnum('stateAttribute')),
)

function mustBeEnum(key: string): string {
  return `${key} must name an attribute that is an enum`
}

function areDistinct(words: readonly string[]): boolean {
  return new Set(words).size === words.length
}

function isClosedList(attributes: readonly AttributeDefinition[], key: string | undefined) {
  return key === undefined || attributes.some((a) => a.key === key && a.type === 'enum')
}

function nameOf(entry: unknown): string {
  const named = v.safeParse(v.object({ code: v.string() }), entry)
  return named.success ? named.output.code : 'without a code'
}
