import { ACCOUNT_SCHEMAS } from './account-schemas.ts'
import { ADDRESS_SCHEMAS } from './address-schemas.ts'
import { AUDIT_SCHEMAS } from './audit-schemas.ts'
import { ref } from './describe.ts'
import { EVENT_SCHEMAS } from './event-schemas.ts'
import { EVENT_SHIFT_SCHEMAS } from './event-shift-schemas.ts'
import { GRID_PLAN_SCHEMAS } from './grid-plan-schemas.ts'
import { IMPORT_SCHEMAS } from './import-schemas.ts'
import { INCIDENT_SCHEMAS } from './incident-schemas.ts'
import { PEOPLE_SCHEMAS } from './people-schemas.ts'
import { PREWARNING_SCHEMAS } from './prewarning-schemas.ts'
import {
  anything,
  bounds,
  flag,
  instant,
  list,
  lonLat,
  maybe,
  number,
  record,
  text,
} from './schema-parts.ts'
import { TAKE_AWAY_SCHEMAS } from './take-away-operations.ts'
import { VIEW_SCHEMAS } from './view-schemas.ts'

/** Bodies of the contract, as `data/contracts` has them: those of a domain in its own file, here what several speak of. */
export const SCHEMAS = {
  ...ACCOUNT_SCHEMAS,
  ...ADDRESS_SCHEMAS,
  ...EVENT_SCHEMAS,
  ...IMPORT_SCHEMAS,
  ...AUDIT_SCHEMAS,
  ...PEOPLE_SCHEMAS,
  ...GRID_PLAN_SCHEMAS,
  ...INCIDENT_SCHEMAS,
  ...EVENT_SHIFT_SCHEMAS,
  ...PREWARNING_SCHEMAS,
  ...TAKE_AWAY_SCHEMAS,
  ...VIEW_SCHEMAS,
  Error: record({ error: record({ code: text, message: text, 'details?': anything }) }),
  Bilingual: record({ zh: text, en: text }),
  Health: record({ status: text, version: text, database: text, mode: text }),
  PublicSettings: record({
    mode: text,
    version: text,
    demoAccounts: list({ type: 'object' }),
    bounds,
    district: record({ code: text, name: ref('Bilingual') }),
    baseMaps: list({ type: 'object' }),
    'oidc?': record({ name: ref('Bilingual') }),
  }),
  Attribute: record({
    key: text,
    name: ref('Bilingual'),
    type: { type: 'string', enum: ['number', 'boolean', 'text', 'date', 'enum', 'list'] },
    'values?': list(record({ value: text, name: ref('Bilingual'), 'colour?': text })),
    sensitivity: { type: 'integer', minimum: 1, maximum: 4 },
    'unit?': ref('Bilingual'),
    'mask?': text,
    'counts?': text,
  }),
  ColumnCatalogue: record({
    datasets: list(
      record({
        definition: record({
          name: text,
          layer: text,
          label: ref('Bilingual'),
          geometry: text,
          columns: list(anything),
        }),
        parts: list(record({ subdistrict: text, version: text })),
      }),
    ),
  }),
  LayerSummary: record({
    code: text,
    name: ref('Bilingual'),
    group: text,
    base: text,
    geometry: { type: 'string', enum: ['point', 'line', 'polygon'] },
    featureCount: { type: 'integer' },
    version: text,
    bounds: maybe(bounds),
    minZoom: number,
    detailZoom: number,
    attributes: list(ref('Attribute')),
    style: record({
      'icon?': text,
      colour: text,
      'classAttribute?': text,
      'stateAttribute?': text,
    }),
    'serves?': ref('Bilingual'),
    'shownAtFirst?': flag,
    'statesHiddenAtFirst?': list(text),
    updatedAt: maybe(instant),
  }),
  AddressRef: record({
    code: maybe(text),
    'building?': maybe(text),
    level: number,
    fullText: text,
    lonLat,
    subdistrict: text,
    community: text,
    grid: text,
  }),
  FeatureCard: record({
    layer: text,
    code: text,
    title: text,
    'subtitle?': text,
    lonLat,
    'bounds?': bounds,
    'geometry?': { type: 'object' },
    risk: number,
    attributes: list(
      record({
        key: text,
        value: anything,
        'masked?': flag,
        'revealable?': flag,
        'rounded?': flag,
      }),
    ),
    address: { allOf: [ref('AddressRef')], nullable: true },
    holdings: { type: 'object', nullable: true },
  }),
  BuildingSection: record({
    code: text,
    title: text,
    address: ref('AddressRef'),
    use: text,
    floors: number,
    year: maybe(number),
    stairwells: list(record({ name: maybe(text), floors: list({ type: 'object' }) })),
  }),
  SearchHit: record({
    kind: text,
    layer: maybe(text),
    code: text,
    title: text,
    subtitle: text,
    lonLat: maybe(lonLat),
    'bounds?': bounds,
  }),
  DivisionSummary: record({ code: text, level: text, name: text, parent: maybe(text), bounds }),
  GridSummary: record({
    code: text,
    name: text,
    kind: text,
    community: text,
    subdistrict: text,
    bounds,
    'households?': number,
    'residents?': number,
    'rooms?': number,
    'enterprises?': number,
    'openEvents?': number,
    'rounded?': flag,
    staff: list(record({ 'staffKey?': text, role: text, name: text, fullTime: flag })),
  }),
  GeoJsonFeature: record({
    type: text,
    geometry: { type: 'object' },
    properties: { type: 'object' },
  }),
  OgcDocument: { type: 'object' },
}
