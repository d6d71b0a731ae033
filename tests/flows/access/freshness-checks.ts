import { WORLD } from '../../builders/tiny-world/codes.ts'
import type { Ground } from './fixture.ts'
import type { Asker } from './holders.ts'
import { differences } from './list-checks.ts'
import { gradeFor, knows, sees } from './oracle.ts'
import { SENDERS } from './plant-senders.ts'
import type { Answer } from './read-body.ts'

const THEMATIC = ['housing', 'safety', 'business', 'service']
/** From here on people may be counted one by one. */
const COUNTING_GRADE = 3

/** How much there is of each layer, of each sender and in each grid: neither more nor less than may be seen. */
export function freshnessChecks({ inventory, services }: Ground) {
  const { layers, things, inhabited } = inventory
  const grade = (asker: Asker, code: string, grid: string) =>
    gradeFor(asker, 'map.read', layers.get(code)!, grid)
  const seen = (asker: Asker, code: string) =>
    things.filter((thing) => thing.layer.code === code && sees(asker, 'map.read', thing))
  const mayCount = (asker: Asker) => {
    const grades = Object.values(WORLD.grids).map((grid) => grade(asker, 'RESIDENT', grid))
    const visible = grades.filter((one) => one > 0)
    return visible.length > 0 && visible.every((one) => one >= COUNTING_GRADE)
  }
  const rowsOf = (asker: Asker, code: string) =>
    code === 'RESIDENT'
      ? inhabited.filter((grid) => grade(asker, code, grid) > 0).length
      : seen(asker, code).length
  const isTold = (asker: Asker, code: string) =>
    knows(asker, 'map.read', layers.get(code)!) && (code !== 'RESIDENT' || mayCount(asker))
  const counted = services.registry.layers
    .filter(({ code, group }) => THEMATIC.includes(group) || code in SENDERS)
    .map(({ code }) => code)

  const byLayer = (asker: Asker, { json }: Answer) => {
    const wanted = counted
      .filter((code) => isTold(asker, code))
      .flatMap((code) => {
        const rows = rowsOf(asker, code)
        const sender = SENDERS[code]
        return [`${code} ${rows}`, ...(sender && rows > 0 ? [`${code} ${sender} ${rows}`] : [])]
      })
    const told = (json as { layer: string; sender: string; rows: number }[]).map(
      ({ layer, sender, rows }) => [layer, ...(sender ? [sender] : []), rows].join(' '),
    )
    return differences(told, wanted)
  }

  const byGrid =
    (code: string) =>
    (asker: Asker, { json }: Answer) =>
      differences(
        (json as { grid: string; rows: number }[]).map(({ grid, rows }) => `${grid} ${rows}`),
        Object.values(WORLD.grids)
          .filter((grid) => grade(asker, code, grid) > 0)
          .map((grid) => {
            const rows = seen(asker, code).filter(({ place }) => place === grid).length
            return `${grid} ${rows}`
          }),
      )

  return { byLayer, byGrid }
}
