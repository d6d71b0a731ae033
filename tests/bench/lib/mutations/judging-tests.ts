import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Tests of what the access world does not see: they judge with it, each the mutants that it comes by. */
const JUDGING =
  /^tests\/(?:server|flows)\/(?:accounts|audit|backup|base-maps|buildings|columns|divisions|doctor|events|export|features|freshness|addresses|grid-plans|grids|http|imports|incidents|layers|live|ogc|people|publish|search|security|storage|take-away|tiles|views|server)\/.*\.test\.ts$|^tests\/server\/[\w-]+\.test\.ts$|^tests\/flows\/server\/setup\.test\.ts$/
/** They need a built page, another program or minutes. */
const APART =
  /\/(?:kill|drill|full-disk|while-writing|linger|life-cycle|large-upload|external-database|debian-postgresql|command-line|two-processes|killed-publisher|gdal|fuzz|doctor|import-real-files|interrupted-load|jobs|load-sample|migrations|republish|damage|budget|every-answer)[\w-]*\.test\.ts$|^tests\/flows\/access\//

export function judgingTests(root: string): string[] {
  return readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .map((file) => `tests/${file.replaceAll('\\', '/')}`)
    .filter((file) => JUDGING.test(file) && !APART.test(file))
    .sort()
}
