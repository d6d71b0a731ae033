import { PURPOSES } from '../../data/contracts/index.ts'
import { ref } from './describe.ts'

const text = { type: 'string' }
const number = { type: 'number' }
const flag = { type: 'boolean' }
const instant = { type: 'string', format: 'date-time' }
const list = (items: object) => ({ type: 'array', items })
const maybe = (schema: object) => ({ ...schema, nullable: true })
const lonLat = {
  type: 'array',
  items: number,
  minItems: 2,
  maxItems: 2,
  description: 'lon, lat in degrees, CGCS2000',
}
const bounds = {
  type: 'array',
  items: number,
  minItems: 4,
  maxItems: 4,
  description: 'west, south, east, north',
}
const anything = {}

/** A name with `?` may be absent. */
function record(properties: Readonly<Record<string, object>>) {
  const required = Object.keys(properties).filter((key) => !key.endsWith('?'))
  const entries = Object.entries(properties).map(([key, schema]) => [key.replace('?', ''), schema])
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(entries),
  }
}

const ONE_TIME_PASSWORD = {
  id: text,
  username: text,
  displayName: text,
  password: text,
  expiresAt: instant,
}

const SESSION_LIMITS = record({ idleMinutes: number, hours: number })
const SIGN_IN_METHOD = { type: 'string', enum: ['password', 'oidc'] }

const ACCOUNT = {
  id: text,
  username: text,
  displayName: text,
  state: { type: 'string', enum: ['enabled', 'waiting', 'disabled'] },
  createdAt: instant,
  lastSignInAt: maybe(instant),
  lockedUntil: maybe(instant),
  hasSecondFactor: flag,
  grants: list(ref('Grant')),
}

const PLACE_FIELDS = {
  addressId: number,
  subdistrict: text,
  building: maybe(text),
  fullText: text,
  lonLat,
  community: text,
  grid: text,
}

const EVENT = {
  no: text,
  category: text,
  subclass: text,
  level: number,
  state: text,
  source: text,
  title: text,
  reportedAt: instant,
  deadlineAt: maybe(instant),
  closedAt: maybe(instant),
  lonLat,
  grid: text,
  address: maybe(text),
}

const personal = record({
  value: maybe(text),
  'masked?': flag,
  'revealable?': flag,
  'unreadable?': flag,
})

const RESIDENT = {
  key: text,
  name: personal,
  idType: maybe(text),
  idNumber: personal,
  phone: personal,
  birthYear: number,
  sex: text,
  relation: text,
  kind: text,
  registration: text,
  since: text,
}

/** Bodies of the contract, as `data/contracts` has them. */
export const SCHEMAS = {
  Error: record({ error: record({ code: text, message: text, 'details?': anything }) }),
  Bilingual: record({ zh: text, en: text }),
  Health: record({ status: text, version: text, database: text, mode: text }),
  Credentials: record({ username: text, password: text, 'code?': text }),
  PasswordProof: record({ password: text }),
  CodeProof: record({ code: text }),
  FullProof: record({ password: text, code: text }),
  SecondFactorOffer: record({ secret: text, uri: text }),
  RecoveryCodes: record({ codes: list(text) }),
  SignInPolicy: record({
    secondFactorRoles: list(text),
    administrators: SESSION_LIMITS,
    others: SESSION_LIMITS,
  }),
  MyAccount: record({
    username: text,
    displayName: text,
    method: SIGN_IN_METHOD,
    secondFactor: maybe(record({ since: instant, recoveryCodes: number })),
    needsSecondFactor: flag,
    sessions: list(
      record({
        id: text,
        current: flag,
        method: SIGN_IN_METHOD,
        device: text,
        address: text,
        startedAt: instant,
        lastSeenAt: instant,
      }),
    ),
  }),
  Setup: { type: 'object' },
  SessionInfo: record({
    user: record({ username: text, displayName: text, roles: list(text) }),
    scope: record({
      areas: list(text),
      grants: list(
        record({ role: text, areas: list(text), layers: anything, maxSensitivity: number }),
      ),
      expiresAt: instant,
      digest: text,
    }),
    'mustChangePassword?': { type: 'boolean' },
    'mustEnrol?': { type: 'boolean' },
    mode: text,
  }),
  SetupDone: record({
    username: text,
    role: text,
    invitations: list(record({ role: text, token: text })),
  }),
  PasswordChange: record({ current: text, password: text }),
  Grant: record({
    id: number,
    role: text,
    areas: list(text),
    layers: anything,
    maxSensitivity: number,
    from: instant,
    to: maybe(instant),
    state: text,
    grantedBy: maybe(text),
  }),
  AccountSummary: record(ACCOUNT),
  AccountDetail: record({ ...ACCOUNT, createdBy: maybe(text) }),
  AccountPage: record({ items: list(ref('AccountSummary')), total: number, next: maybe(text) }),
  NewAccount: record({ username: text, displayName: text }),
  OneTimePassword: record(ONE_TIME_PASSWORD),
  NewGrant: record({
    account: text,
    role: text,
    areas: list(text),
    layers: anything,
    maxSensitivity: number,
    'from?': instant,
    'to?': instant,
  }),
  GrantPreview: record({
    operations: list(text),
    layers: list(record({ code: text, features: number, maxSensitivity: number })),
    features: number,
    grids: number,
    refusal: maybe(record({ code: text, message: text })),
  }),
  GrantChoices: record({
    divisions: list(ref('DivisionSummary')),
    layers: list(record({ code: text, name: ref('Bilingual'), group: text, sensitivity: number })),
  }),
  TableImport: record({ csv: text, 'commit?': flag }),
  TableImportResult: record({
    good: number,
    bad: list(record({ row: number, code: text, value: text, message: text })),
    committed: flag,
    passwords: list(record(ONE_TIME_PASSWORD)),
  }),
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
  MatchRequest: record({ texts: list(text), 'limit?': number }),
  MatchedPlace: record(PLACE_FIELDS),
  AddressMatch: record({
    code: maybe(text),
    level: number,
    confidence: number,
    verdict: { type: 'string', enum: ['matched', 'doubtful', 'unmatched'] },
    matchedBy: list(record({ level: number, by: text, text })),
    conflicts: list(record({ level: number, given: text, found: maybe(text), veto: flag })),
    alternatives: list(
      record({ ...PLACE_FIELDS, code: maybe(text), level: number, confidence: number }),
    ),
    normalised: text,
    components: list(record({ level: number, text, start: number, end: number })),
    place: { nullable: true, allOf: [ref('MatchedPlace')] },
    remarks: list(text),
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
    staff: list(record({ role: text, name: text, fullTime: flag })),
  }),
  EventSummary: record(EVENT),
  EventDetail: record({
    ...EVENT,
    categoryVersion: text,
    tags: list(text),
    description: maybe(text),
    'descriptionRevealable?': flag,
    building: maybe(text),
    room: maybe(text),
    community: text,
    attributes: { type: 'object' },
  }),
  EventPage: record({
    items: list(ref('EventSummary')),
    total: number,
    open: number,
    overdue: number,
    next: maybe(text),
  }),
  ImportJob: record({
    id: text,
    state: text,
    progress: number,
    fileName: text,
    layer: text,
    name: ref('Bilingual'),
    counts: record({ read: number, kept: number, repaired: number, setAside: number }),
    remarks: list({ type: 'object' }),
    createdAt: instant,
  }),
  StatedPurpose: maybe(record({ purpose: text, 'note?': text, until: instant })),
  PurposeStatement: record({
    purpose: { type: 'string', enum: [...PURPOSES] },
    'note?': text,
  }),
  RoomResidents: record({ room: text, people: list(record(RESIDENT)) }),
  PersonQuestion: record({ 'idNumber?': text, 'phone?': text }),
  PersonSearchResult: record({
    hits: list(
      record({ ...RESIDENT, room: text, building: text, address: text, grid: text, lonLat }),
    ),
  }),
  ImportTarget: record({
    code: text,
    name: ref('Bilingual'),
    base: text,
    fields: list(
      record({
        key: text,
        name: ref('Bilingual'),
        type: text,
        'values?': list(text),
        'format?': text,
        'required?': flag,
        grade: number,
      }),
    ),
    cycleDays: maybe(number),
  }),
  LayerFreshness: record({
    layer: text,
    sender: text,
    lastImportAt: maybe(instant),
    rows: number,
    placed: maybe(number),
    cycleDays: maybe(number),
    dueAt: maybe(instant),
  }),
  GridFreshness: record({
    grid: text,
    rows: number,
    newestAt: maybe(instant),
    state: { type: 'string', enum: ['fresh', 'old', 'contradictory', 'missing'] },
    reason: ref('Bilingual'),
  }),
  DeskMapping: record({
    fields: { type: 'object', additionalProperties: text },
    address: list(text),
    key: list(text),
    'position?': record({ x: text, y: text }),
    crs: maybe(text),
    isComplete: flag,
  }),
  DeskRowPage: record({
    rows: list(
      record({
        row: number,
        kind: text,
        code: maybe(text),
        title: text,
        text,
        lonLat: maybe(lonLat),
        remarks: list({ type: 'object' }),
      }),
    ),
    next: maybe(number),
  }),
  DeskAnswers: record({
    answers: list(
      record({
        row: number,
        place: maybe(record({ subdistrict: text, addressId: number })),
        remember: flag,
      }),
    ),
  }),
  ImportCommit: record({ 'name?': ref('Bilingual'), 'colour?': text }),
  AuditPage: record({
    items: list(
      record({
        seq: number,
        at: instant,
        action: text,
        user: text,
        target: text,
        layer: maybe(text),
        grid: maybe(text),
        building: maybe(text),
        purpose: maybe(text),
        details: { type: 'object' },
        erased: flag,
      }),
    ),
    next: maybe(number),
    count: number,
    countIsFloor: flag,
  }),
  AuditPlace: record({
    kind: text,
    code: text,
    lon: number,
    lat: number,
    looks: number,
    accounts: number,
  }),
  AuditHour: record({ hour: number, kind: text, count: number }),
  AuditFinding: record({
    pattern: text,
    user: text,
    target: text,
    area: text,
    looks: number,
    accounts: number,
    from: instant,
    to: instant,
  }),
  AuditFacets: record({
    accounts: list(record({ id: text, username: text, displayName: text })),
    purposes: list(text),
  }),
  AuditState: record({
    entries: number,
    lastSeq: number,
    lastAt: maybe(instant),
    erased: number,
    head: { type: 'object', nullable: true },
    verdict: { type: 'object', nullable: true },
    running: { type: 'object', nullable: true },
  }),
  GeoJsonFeature: record({
    type: text,
    geometry: { type: 'object' },
    properties: { type: 'object' },
  }),
  OgcDocument: { type: 'object' },
}
