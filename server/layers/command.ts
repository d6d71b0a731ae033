import { parseLayerDefinition } from '../../data/registry/index.ts'
import { type Command, UsageError } from '../command.ts'

export const layersCommand: Command = {
  name: 'layers',
  summary: 'List the layers and what is published of them.',
  usage: 'layers',
  options: {},
  run: async ({ positionals, services, print }) => {
    if (positionals.length > 0) throw new UsageError(`layers takes no "${positionals[0]}".`)
    const { db, registry, packs } = await services()
    const rows = await db.query<{ definition: unknown }>(
      'select definition from own_layer order by created_at, code',
    )
    const own = rows.map((row) => parseLayerDefinition(row.definition))
    print(['code', 'group', 'geometry', 'features', 'version', 'name'].join('\t'))
    for (const { code, group, geometry, name } of [...registry.layers, ...own]) {
      const published = packs.catalogue.layer(code)
      const count = published?.featureCount ?? 0
      const version = published?.version ?? '-'
      print([code, group, geometry, count, version, `${name.zh} ${name.en}`].join('\t'))
    }
  },
}
