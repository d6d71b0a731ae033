import type { LayerDefinition } from '../../data/contracts/index.ts'
import { classValues, type Registry, stateValues } from '../../data/registry/index.ts'
import type { Queryable } from '../storage/database.ts'
import { readCopyRows, type SourceRow } from './copy-rows.ts'
import { sourceOf, sourceSql } from './sources.ts'

/** Streams the rows of a layer in a subdistrict; needs a transaction. */
export async function readSource(
  client: Queryable,
  registry: Registry,
  layer: LayerDefinition,
  subdistrict: string,
  onRow: (row: SourceRow) => void,
): Promise<void> {
  const source = sourceOf(layer)
  await setSettings(client, {
    layer: layer.code,
    subdistrict,
    class_values: textArray(classValues(layer)),
    state_values: textArray(stateValues(layer)),
    event_classes: source === 'event' ? JSON.stringify(eventClasses(registry, layer)) : '{}',
  })
  await readCopyRows(client.copyTo(sourceSql(source)), onRow)
}

/** COPY takes no parameters; settings of the transaction are values all the same, never part of the statement. */
async function setSettings(client: Queryable, settings: Readonly<Record<string, string>>) {
  await client.query(
    `select set_config('publish.' || name, value, true)
       from unnest($1::text[], $2::text[]) as setting (name, value)`,
    [Object.keys(settings), Object.values(settings)],
  )
}

const textArray = (values: readonly string[]) =>
  `{${values.map((value) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`

/** `version subclass` → position of the current category in the layer's classes. */
function eventClasses(registry: Registry, layer: LayerDefinition): Record<string, number> {
  const classes = classValues(layer)
  const entries = registry.eventCategories.flatMap((category) =>
    category.subclasses.map((subclass) => {
      const current = registry.currentEventSubclass(category.version, subclass.code)
      const position = classes.indexOf(current?.category.code ?? category.code) + 1
      return [`${category.version} ${subclass.code}`, position] as const
    }),
  )
  return Object.fromEntries(entries)
}
