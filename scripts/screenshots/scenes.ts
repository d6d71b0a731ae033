import { Buffer } from 'node:buffer'
import type { Scene } from './scene.ts'

type Picture = Pick<Scene, 'user' | 'path' | 'steps'>

const BASE = 'LANDUSE,WATER,BUILDING,ROAD,GRID,DIVISION'
const LAYERS = `${BASE},RENTAL,FIRE_UNIT,CATERING,SCHOOL,MEDICAL,HAZCHEM,EBIKE,CAMERA`

const BUILDING = {
  user: 'commander',
  path: `/?at={building.at},17.4&l=${LAYERS}&s=BUILDING:{building.code}`,
} satisfies Picture
const CALM = {
  user: 'commander',
  path: `/?at=120.0125,30.2725,15.4&l=${BASE},SHELTER,CONSTRUCTION,FUEL,HAZCHEM,MEDICAL,SCHOOL,ELDER_CARE`,
} satisfies Picture
const CARD = {
  user: 'commander',
  path: `/?at={building.at},18.3&l=${LAYERS}&s=BUILDING:{building.code}`,
  steps: [{ do: 'scroll-to', named: (words) => words.card.people }],
} satisfies Picture

const SECTION = {
  user: 'commander',
  path: `/?at={tower.at},18.3&l=${LAYERS}&s=BUILDING:{tower.code}`,
  steps: [
    { do: 'button', named: (words) => words.card.openSection },
    { do: 'wait-for', selector: '[data-place]' },
    { do: 'choose', named: (words) => words.section.residents },
  ],
} satisfies Picture
const SEARCH = {
  user: 'commander',
  path: `/?at=120.012,30.2725,14.6&l=${BASE}`,
  steps: [
    { do: 'keys', press: '/' },
    { do: 'type', text: '桂语苑3幢2单元' },
    { do: 'wait-for', selector: '[role=option]' },
  ],
} satisfies Picture
const GRIDS = {
  user: 'planner',
  path: `/?w=grids&at={grid.at},15.6&l=${BASE}&s=GRID:{grid.code}`,
} satisfies Picture
const EVENTS = {
  user: 'commander',
  path: `/?w=events&at={event.at},16.5&l=${BASE},EVENT&s=EVENT:{event.code}`,
} satisfies Picture
const IMPORT = {
  user: 'steward',
  path: `/?w=data&at=120.012,30.2725,15&l=${BASE}`,
  steps: [
    { do: 'drop', files: [{ name: 'flood-marks.geojson', content: floodMarks() }] },
    { do: 'button', named: (words) => words.desk.next },
    { do: 'wait-for-button', named: (words) => words.imports.commit },
  ],
} satisfies Picture
const ANALYSIS = {
  user: 'analyst',
  path: `/?w=analysis&at=120.012,30.2725,15.2&l=${BASE}`,
  steps: [
    { do: 'button', named: (words) => words.analysis.exampleAlarm },
    { do: 'wait-for', selector: 'output strong' },
    { do: 'wait-until-gone', selector: '[role=progressbar]' },
  ],
} satisfies Picture
const COMMAND = {
  user: 'commander',
  path: `/?w=command&at=120.005,30.268,17&l=${BASE}`,
  steps: [
    { do: 'button', named: (words) => words.incidents.new },
    { do: 'choose', named: (words) => words.incidents.radius },
    { do: 'wait-for-button', named: (words) => words.incidents.start },
  ],
} satisfies Picture
const PLAN = {
  user: 'planner',
  path: `/?w=grids&g={plan.id}&at={grid.at},16&l=${BASE}`,
  steps: [{ do: 'keys', press: 'e' }],
} satisfies Picture
const ADDRESSES = {
  user: 'steward',
  path: `/?w=data&at={tower.at},17.4&l=${BASE}&e=verified`,
} satisfies Picture
const SIGN_IN = { path: '/' } satisfies Picture
const PRINT = {
  user: 'commander',
  path: `/?at=120.012,30.2725,14.8&l=${BASE},SCHOOL,MEDICAL,SHELTER,FIRE_UNIT`,
  steps: [
    { do: 'button', named: (words) => words.shell.print },
    { do: 'wait-for', selector: '[role=dialog] canvas' },
    { do: 'wait-until-gone', selector: '[role=dialog] [role=progressbar]' },
  ],
} satisfies Picture
const GRANT = {
  user: 'security',
  path: '/?w=accounts',
  steps: [
    { do: 'wait-for', selector: 'button:has-text("handler")' },
    { do: 'press', selector: 'button:has-text("handler")' },
    { do: 'wait-for-button', named: (words) => words.accounts.addGrant },
    { do: 'button', named: (words) => words.accounts.addGrant },
    { do: 'wait-for', selector: 'li input[type=checkbox]' },
    { do: 'press', selector: 'li input[type=checkbox] >> nth=0' },
  ],
} satisfies Picture
const PHONE = { user: 'commander', path: BUILDING.path } satisfies Picture

const scene = (
  name: string,
  picture: Picture,
  look: [Scene['language'], Scene['theme'], Scene['size']],
): Scene => ({ name, ...picture, language: look[0], theme: look[1], size: look[2] })

/** The pictures of README and the guides. */
export const SCENES: readonly Scene[] = [
  scene('map-light-en', BUILDING, ['en', 'light', 'laptop']),
  scene('map-light-zh', BUILDING, ['zh', 'light', 'laptop']),
  scene('map-dark-en', CALM, ['en', 'dark', 'wall']),
  scene('map-dark-zh', CALM, ['zh', 'dark', 'wall']),
  scene('town-en', { user: 'commander', path: '/' }, ['en', 'light', 'laptop']),
  scene('town-zh', { user: 'commander', path: '/' }, ['zh', 'light', 'laptop']),
  scene('card-en', CARD, ['en', 'light', 'laptop']),
  scene('card-zh', CARD, ['zh', 'dark', 'laptop']),
  scene('section-en', SECTION, ['en', 'light', 'laptop']),
  scene('section-zh', SECTION, ['zh', 'light', 'wall']),
  scene('search-en', SEARCH, ['en', 'dark', 'laptop']),
  scene('search-zh', SEARCH, ['zh', 'light', 'laptop']),
  scene('grids-en', GRIDS, ['en', 'light', 'laptop']),
  scene('grids-zh', GRIDS, ['zh', 'light', 'laptop']),
  scene('events-en', EVENTS, ['en', 'light', 'laptop']),
  scene('events-zh', EVENTS, ['zh', 'dark', 'laptop']),
  scene('plan-en', PLAN, ['en', 'light', 'laptop']),
  scene('plan-zh', PLAN, ['zh', 'dark', 'wall']),
  scene('analysis-en', ANALYSIS, ['en', 'light', 'laptop']),
  scene('analysis-zh', ANALYSIS, ['zh', 'light', 'wall']),
  scene('command-en', COMMAND, ['en', 'light', 'laptop']),
  scene('command-zh', COMMAND, ['zh', 'dark', 'wall']),
  scene('addresses-en', ADDRESSES, ['en', 'light', 'laptop']),
  scene('addresses-zh', ADDRESSES, ['zh', 'light', 'laptop']),
  scene('import-en', IMPORT, ['en', 'light', 'laptop']),
  scene('import-zh', IMPORT, ['zh', 'light', 'laptop']),
  scene('grant-en', GRANT, ['en', 'light', 'laptop']),
  scene('grant-zh', GRANT, ['zh', 'dark', 'laptop']),
  scene('sign-in-en', SIGN_IN, ['en', 'light', 'laptop']),
  scene('sign-in-zh', SIGN_IN, ['zh', 'light', 'laptop']),
  scene('print-en', PRINT, ['en', 'light', 'laptop']),
  scene('print-zh', PRINT, ['zh', 'light', 'laptop']),
  scene('phone-en', PHONE, ['en', 'light', 'phone']),
  scene('phone-zh', PHONE, ['zh', 'light', 'phone']),
]

/** Water marks along the river as somebody would have them in a file; the last one was never surveyed. */
function floodMarks(): Uint8Array {
  const features = Array.from({ length: 10 }, (_, n) => ({
    type: 'Feature',
    properties: { name: `水位尺 ${n + 1}`, depth_cm: 12 + ((n * 17) % 50) },
    geometry: n < 9 ? { type: 'Point', coordinates: alongRiver(n) } : null,
  }))
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))
}

function alongRiver(n: number): number[] {
  return [119.998 + n * 0.0032, 30.2655 + (n % 3) * 0.0016]
}
