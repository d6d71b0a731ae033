import { describe, expect, it } from 'vitest'
import { createApp } from '../../../server/app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

interface Schema {
  $ref?: string
  allOf?: Schema[]
  type?: string
  nullable?: boolean
  required?: string[]
  properties?: Record<string, Schema>
  items?: Schema
  enum?: unknown[]
}

interface Document {
  openapi: string
  paths: Record<string, Record<string, { operationId: string }>>
  components: { schemas: Record<string, Schema> }
}

const { app, get } = useTinyApp()
const readDocument = async () =>
  (await (await app().request('/api/openapi.json')).json()) as Document

describe('the description of the contract', () => {
  it('knows every route that answers, and no other', async () => {
    const { paths } = await readDocument()
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const mounted = createApp(app().services)
      .routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    expect(described.sort()).toEqual([...new Set(mounted)].sort())
  })

  it('gives each operation a name of its own', async () => {
    const { paths } = await readDocument()
    const ids = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map((o) => o.operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('refers only to what is there', async () => {
    const document = await readDocument()
    const refs = JSON.stringify(document).match(/#\/components\/schemas\/\w+/g) ?? []
    const known = Object.keys(document.components.schemas).map(
      (name) => `#/components/schemas/${name}`,
    )
    expect(refs.filter((ref) => !known.includes(ref))).toEqual([])
  })
})

describe('answers have the form that is described:', () => {
  it.each([
    ['/api/layers', 'LayerSummary', true],
    ['/api/divisions', 'DivisionSummary', true],
    ['/api/grids', 'GridSummary', true],
    ['/api/events', 'EventPage', false],
    [`/api/events/${WORLD.events.fumes}`, 'EventDetail', false],
    [`/api/features/RENTAL/${WORLD.items.rental}`, 'FeatureCard', false],
    [`/api/buildings/${WORLD.buildings.slab3}/section`, 'BuildingSection', false],
    [`/api/search?q=${encodeURIComponent('文澜')}`, 'SearchHit', true],
    ['/api/sessions/current', 'SessionInfo', false],
    ['/api/settings', 'PublicSettings', false],
    ['/healthz', 'Health', false],
  ])('%s', async (path, name, isList) => {
    const { components } = await readDocument()
    const body = await get<unknown>('commander', path)
    const found = isList ? (body as unknown[]) : [body]
    expect(found.length).toBeGreaterThan(0)
    for (const one of found) {
      expect(faults(components.schemas, components.schemas[name]!, one, name)).toEqual([])
    }
  })
})

/** Where a value is not what the schema says: missing, of another type, or not described. */
function faults(all: Record<string, Schema>, schema: Schema, value: unknown, at: string): string[] {
  if (value === null && schema.nullable) return []
  const target = schema.$ref ?? schema.allOf?.[0]?.$ref
  if (target) return faults(all, all[target.split('/').at(-1)!]!, value, at)
  if (schema.type === undefined) return []
  const type = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value
  if (type !== schema.type.replace('integer', 'number')) return [`${at} is ${type}`]
  if (schema.enum && !schema.enum.includes(value)) return [`${at} is ${String(value)}`]
  if (Array.isArray(value)) {
    return value.flatMap((one, i) => faults(all, schema.items ?? {}, one, `${at}[${i}]`))
  }
  if (type !== 'object' || schema.properties === undefined) return []
  const object = value as Record<string, unknown>
  const missing = (schema.required ?? []).filter((key) => !(key in object))
  const unknown = Object.keys(object).filter((key) => !(key in schema.properties!))
  const inside = Object.keys(object).flatMap((key) =>
    faults(all, schema.properties![key] ?? {}, object[key], `${at}.${key}`),
  )
  return [
    ...missing.map((key) => `${at}.${key} is missing`),
    ...unknown.map((key) => `${at}.${key} is not described`),
    ...inside,
  ]
}
