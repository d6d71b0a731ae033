import { classOf, loadRegistry, stateOf } from '../../registry/index.ts'
import { itemCode } from '../serials.ts'
import {
  groupRentals,
  nonCommodityHousing,
  rentals,
  riskBuildings,
  shelters,
} from './from-rooms.ts'
import {
  catering,
  financialRisks,
  fireUnits,
  parcels,
  sensitiveGoods,
  shopFronts,
  workSafety,
} from './from-sites.ts'
import {
  dateAfter,
  dateBefore,
  type ItemDraft,
  type ItemMaker,
  type ItemWorld,
  personName,
  phoneNumber,
  randomFor,
} from './item.ts'
import { bikePlaces, cameras, constructionSites, estates } from './outdoors.ts'
import {
  conveniences,
  elderCare,
  fuelStations,
  hazardousChemicals,
  keyPlaces,
  medicals,
  partyServices,
  schools,
  socialOrganisations,
  trainings,
} from './service-sites.ts'

/** One thing on a thematic layer, ready to be stored. */
export interface Item extends ItemDraft {
  code: string
  class: number
  state: number
  lastCheck: string
  nextDue: string
  manager: string
  phone: string
  since: string
}

/** Estates come first: buildings refer to them. */
const MAKERS: readonly (readonly [layer: string, maker: ItemMaker])[] = [
  ['ESTATE', estates],
  ['RENTAL', rentals],
  ['FIRE_UNIT', fireUnits],
  ['WORK_SAFETY', workSafety],
  ['FIN_RISK', financialRisks],
  ['PARCEL', parcels],
  ['CT_MATERIAL', sensitiveGoods],
  ['NON_COMM_HOUSING', nonCommodityHousing],
  ['TRAINING', trainings],
  ['CONVENIENCE', conveniences],
  ['KEY_PLACE', keyPlaces],
  ['SHOPFRONT', shopFronts],
  ['CATERING', catering],
  ['CONSTRUCTION', constructionSites],
  ['GROUP_RENTAL', groupRentals],
  ['ELDER_CARE', elderCare],
  ['SCHOOL', schools],
  ['MEDICAL', medicals],
  ['FUEL', fuelStations],
  ['HAZCHEM', hazardousChemicals],
  ['SHELTER', shelters],
  ['CAMERA', cameras],
  ['PARTY_SERVICE', partyServices],
  ['SOCIAL_ORG', socialOrganisations],
  ['RISK_BUILDING', riskBuildings],
  ['EBIKE', bikePlaces],
]

/** Everything on the 26 thematic layers of one subdistrict. */
export function createItems(world: ItemWorld): Item[] {
  const registry = loadRegistry()
  const items: Item[] = []
  for (const [code, maker] of MAKERS) {
    const layer = registry.layer(code)
    if (!layer) throw new RangeError(`The registry has no layer ${code}`)
    const random = randomFor(world, code)
    for (const draft of maker(world, random)) {
      // Nine of ten checks are on time; the others are overdue by up to a season.
      const late = random.chance(0.08)
      const ago = Math.round(draft.everyDays * (late ? random.between(1.02, 1.8) : random.next()))
      items.push({
        ...draft,
        code: itemCode(world.tile, items.length),
        class: classOf(layer, attributeOf(draft, layer.classAttribute)),
        state: stateOf(layer, attributeOf(draft, layer.stateAttribute)),
        lastCheck: dateBefore(world.today, ago + 1),
        nextDue: dateAfter(world.today, draft.everyDays - ago - 1),
        manager: personName(random),
        phone: phoneNumber(random),
        since: dateBefore(world.today, random.int(90, 2_400)),
      })
    }
  }
  return items
}

const attributeOf = (draft: ItemDraft, key: string | undefined) =>
  key === undefined ? null : draft.attributes[key]
