import type { Zone } from '../block.ts'
import type { BuildingSite } from '../site.ts'
import { layoutFarmland, layoutForest, layoutWetland } from './country.ts'
import { layoutEstate } from './estate.ts'
import { fuelSide, layoutFuel } from './fuel.ts'
import { layoutOldQuarter, layoutVillage } from './houses.ts'
import { layoutCivic, layoutHospital, layoutLake, layoutPark, layoutSchool } from './public.ts'
import {
  layoutConstruction,
  layoutIndustry,
  layoutMarket,
  layoutOffices,
  layoutShopping,
} from './work.ts'

const LAYOUTS: Record<Zone, ((site: BuildingSite) => void) | null> = {
  river: null,
  lake: layoutLake,
  park: layoutPark,
  old: layoutOldQuarter,
  estate: layoutEstate,
  shopping: layoutShopping,
  office: layoutOffices,
  civic: layoutCivic,
  school: layoutSchool,
  hospital: layoutHospital,
  market: layoutMarket,
  industry: layoutIndustry,
  logistics: layoutIndustry,
  construction: layoutConstruction,
  village: layoutVillage,
  farmland: layoutFarmland,
  forest: layoutForest,
  wetland: layoutWetland,
}

/** Builds on a block what its zone asks for; `withFuel` takes a corner on an arterial for a filling station. */
export function layOut(site: BuildingSite, withFuel: boolean): void {
  const side = withFuel ? fuelSide(site) : undefined
  if (side) site.inner = layoutFuel(site, side)
  LAYOUTS[site.block.zone]?.(site)
}
