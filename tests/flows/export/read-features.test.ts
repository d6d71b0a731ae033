import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { CommandContext } from '../../../server/command.ts'
import { exportCommand } from '../../../server/export/command.ts'
import { readFeatures } from '../../../server/export/read-features.ts'
import { makeLayerScope } from '../../builders/scope.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app } = useTinyApp()

test('a file holds what its scope may see, with what is above its grade masked', async () => {
  const { db, keys, registry } = app().services
  await db.execute(`update layer_item set manager = '王小明' where layer = 'CATERING'`)
  const layer = registry.layer('CATERING')!
  const scope = makeLayerScope(layer, { areas: [WORLD.grids.west], maxSensitivity: 2 })
  const found = await db.transaction(async (client) => {
    const batches = []
    for await (const batch of readFeatures({ db: client, keys }, scope)) batches.push(...batch)
    return batches
  })
  expect(found.map(({ code }) => code)).toEqual([WORLD.items.catering])
  expect(found[0]!.values.find(({ key }) => key === 'manager')).toMatchObject({ masked: true })
  expect(JSON.stringify(found)).not.toContain('王小明')
})

test('what the command line exports is of the second grade at most', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onemap-export-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const write = (layer: string) =>
    exportCommand.run({
      positionals: [layer],
      options: { format: 'geojson', out: join(folder, layer) },
      services: async () => app().services,
      progress: { update: () => undefined, finish: () => undefined },
      print: () => undefined,
    } as Partial<CommandContext> as CommandContext)
  await write('CATERING')
  expect(readFileSync(join(folder, 'CATERING'), 'utf8')).toContain(WORLD.items.farCatering)
  await expect(write('CT_MATERIAL')).rejects.toMatchObject({ status: 404 })
})
