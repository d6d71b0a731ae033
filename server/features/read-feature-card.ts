import type {
  AddressRef,
  FeatureCard,
  FeatureCode,
  LayerDefinition,
  LayerScope,
  StatedPurpose,
} from '../../data/contracts/index.ts'
import { geometryBounds } from '../../data/formats/geometry-bounds.ts'
import { decodeWkb } from '../../data/formats/wkb.ts'
import { shortAddress } from '../../data/rules/address-text.ts'
import { audit } from '../security/audit.ts'
import type { Keys } from '../security/keys/index.ts'
import { purposeText } from '../security/purpose.ts'
import { AUDITED_GRADE, readableAttributes } from '../security/readable-attributes.ts'
import type { Queryable } from '../storage/database.ts'
import type { FeatureRow } from '../storage/feature-sources/index.ts'
import { readHoldings } from './read-holdings.ts'
import { type AddressRow, findAddress, findFeature } from './store.ts'

/**
 * Everything that one feature shows to the scope; a look at values of grade 3 and above is written down by the same
 * client. `undefined` when there is none or it lies outside the scope.
 */
export async function readFeatureCard(
  client: Queryable,
  scope: LayerScope,
  code: FeatureCode,
  visible: readonly LayerScope[],
  { keys, purpose }: CardReading,
): Promise<FeatureCard | undefined> {
  const { layer } = scope
  const row = await findFeature(client, scope, code)
  if (row === undefined) return undefined
  const hasPurpose = purpose !== null
  const { values, disclosed } = readableAttributes(scope, row, { keys, hasPurpose })
  if (disclosed.length > 0 || layer.sensitivity >= AUDITED_GRADE) {
    await audit(client, {
      userId: scope.userId,
      action: 'feature.read',
      target: `${layer.code}/${code}`,
      layer: layer.code,
      grid: row.grid,
      building: row.building,
      ...(purpose && { purpose: purposeText(purpose) }),
      details: { disclosed },
    })
  }
  const address = await findAddress(client, row)
  return {
    layer: layer.code,
    code,
    ...titles(layer, row, address),
    lonLat: [row.lon, row.lat],
    ...shape(row),
    risk: row.risk,
    attributes: values,
    address: address ? addressRef(address) : null,
    holdings: row.building ? await readHoldings(client, row, visible, keys) : null,
  }
}

export interface CardReading {
  keys: Pick<Keys, 'cellSecret'>
  purpose: StatedPurpose | null
}

/** An address is called by itself; anything else has a name and stands somewhere. */
function titles(
  layer: LayerDefinition,
  row: FeatureRow,
  address: AddressRow | undefined,
): Pick<FeatureCard, 'title' | 'subtitle'> {
  if (address === undefined) return { title: row.title || row.code }
  const short = shortAddress(address.full_text, address.community_name)
  if (['ADDRESS', 'BUILDING', 'RESIDENT'].includes(layer.code)) return { title: short }
  return { title: row.title || row.code, subtitle: short }
}

function shape({ geometry }: FeatureRow): Pick<FeatureCard, 'geometry' | 'bounds'> {
  if (geometry === null) return {}
  const decoded = decodeWkb(geometry)
  return decoded.type === 'Point' ? {} : { geometry: decoded, bounds: geometryBounds(decoded) }
}

function addressRef(row: AddressRow): AddressRef {
  return {
    code: row.code,
    building: row.building,
    level: row.level,
    fullText: row.full_text,
    lonLat: [row.lon, row.lat],
    subdistrict: row.subdistrict,
    community: row.community,
    grid: row.grid,
  }
}
