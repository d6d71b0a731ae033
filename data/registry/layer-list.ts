import type { LayerEntry } from './entry.ts'
import { ADDRESS } from './layers/address.ts'
import { BUILDING } from './layers/building.ts'
import { CAMERA } from './layers/camera.ts'
import { CATERING } from './layers/catering.ts'
import { CONSTRUCTION } from './layers/construction.ts'
import { CONVENIENCE } from './layers/convenience.ts'
import { CT_MATERIAL } from './layers/ct-material.ts'
import { DIVISION } from './layers/division.ts'
import { EBIKE } from './layers/ebike.ts'
import { ELDER_CARE } from './layers/elder-care.ts'
import { ENTERPRISE } from './layers/enterprise.ts'
import { ESTATE } from './layers/estate.ts'
import { EVENT } from './layers/event.ts'
import { FIN_RISK } from './layers/fin-risk.ts'
import { FIRE_UNIT } from './layers/fire-unit.ts'
import { FUEL } from './layers/fuel.ts'
import { GRID } from './layers/grid.ts'
import { GROUP_RENTAL } from './layers/group-rental.ts'
import { HAZCHEM } from './layers/hazchem.ts'
import { KEY_PLACE } from './layers/key-place.ts'
import { LANDUSE } from './layers/landuse.ts'
import { MEDICAL } from './layers/medical.ts'
import { NON_COMM_HOUSING } from './layers/non-comm-housing.ts'
import { PARCEL } from './layers/parcel.ts'
import { PARTY_SERVICE } from './layers/party-service.ts'
import { RENTAL } from './layers/rental.ts'
import { RESIDENT } from './layers/resident.ts'
import { RISK_BUILDING } from './layers/risk-building.ts'
import { ROAD } from './layers/road.ts'
import { SCHOOL } from './layers/school.ts'
import { SHELTER } from './layers/shelter.ts'
import { SHOPFRONT } from './layers/shopfront.ts'
import { SOCIAL_ORG } from './layers/social-org.ts'
import { TRAINING } from './layers/training.ts'
import { WATER } from './layers/water.ts'
import { WORK_SAFETY } from './layers/work-safety.ts'

/** Every layer that comes with the software, in the order of the layer tree. One more layer is one more entry. */
export const LAYER_ENTRIES: readonly LayerEntry[] = [
  DIVISION,
  GRID,
  WATER,
  LANDUSE,
  ROAD,
  BUILDING,
  RESIDENT,
  ADDRESS,
  ENTERPRISE,
  EVENT,
  RENTAL,
  FIRE_UNIT,
  WORK_SAFETY,
  FIN_RISK,
  PARCEL,
  CT_MATERIAL,
  NON_COMM_HOUSING,
  TRAINING,
  CONVENIENCE,
  KEY_PLACE,
  SHOPFRONT,
  CATERING,
  CONSTRUCTION,
  GROUP_RENTAL,
  ELDER_CARE,
  SCHOOL,
  MEDICAL,
  ESTATE,
  FUEL,
  HAZCHEM,
  SHELTER,
  CAMERA,
  PARTY_SERVICE,
  SOCIAL_ORG,
  RISK_BUILDING,
  EBIKE,
]
