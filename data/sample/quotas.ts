import type { TileQuotas } from './model.ts'
import { apportion, hashUnit } from './random.ts'
import type { SampleSize } from './size.ts'

/** Splits the totals among the subdistricts, exactly; some are a little larger than others. */
export function tileQuotas(size: SampleSize, seed: number): TileQuotas[] {
  const count = size.tilesX * size.tilesY
  const spread = count > 2 ? 0.16 : 0.06
  const weights = Array.from(
    { length: count },
    (_, tile) => 1 + spread * (hashUnit(seed, 'weight', tile) - 0.5),
  )
  const split = (total: number) => apportion(total, weights)
  const { quotas } = size
  const parts = {
    grids: split(quotas.grids),
    fullTimeStaff: split(quotas.fullTimeStaff),
    residents: split(quotas.residents),
    addresses: split(quotas.addresses),
    enterprises: split(quotas.enterprises),
    events: split(quotas.events),
  }
  return weights.map((_, tile) => ({
    grids: parts.grids[tile]!,
    fullTimeStaff: parts.fullTimeStaff[tile]!,
    residents: parts.residents[tile]!,
    addresses: parts.addresses[tile]!,
    enterprises: parts.enterprises[tile]!,
    events: parts.events[tile]!,
  }))
}
