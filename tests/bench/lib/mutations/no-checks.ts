export interface NoCheck {
  file: RegExp
  text: RegExp
  /** Why nothing is let through by it. */
  because: string
}

const none = (file: string, text: RegExp, because: string): NoCheck => ({
  file: new RegExp(`^server/${file}`),
  text,
  because,
})

/** What looks like a check of rights and is none. */
export const NO_CHECKS: readonly NoCheck[] = [
  none('accounts/schemas', /picklist/, 'words of a filter'),
  none('accounts/change-accounts', /^async function setDisabled/, 'a parameter'),
  none('backup/find-personal', /layer = any/, 'looks for a reason to refuse'),
  none('backup/plain-backup', /PERSONAL_GR/, 'which layers are looked at for it'),
  none('backup/target-folder', /startsWith\(prefix\)/, 'names of files'),
  none('columns/routes', /area\.startsWith\(pack/, 'saves reading what holds nothing'),
  none('events/routes', /details\(row, scope, hasPurpose\)/, 'a parameter'),
  none('events/prewarning/list-sensors', /starts_with/, 'narrows what is asked for'),
  none('events/prewarning/(?:scan|try)-rules', /hazard/, 'a grade of risk, not of sensitivity'),
  none(
    'events/shift/handovers',
    /direction|able \?\?/,
    'what is told of it; nobody hands over to himself',
  ),
  none(
    'grid-plans/(?:facts|history|select-)',
    /starts_with|grid\.startsWith\(area\)/,
    'narrows what is asked for to the area of the plan',
  ),
  none(
    'grid-plans/hand-over/show-hand-over',
    /layer\?\.grades\.some/,
    'saves looking for whom nobody is told of',
  ),
  none('grid-plans/locks', /expires_at/, 'who holds what for the moment, not who may'),
  none('grid-plans/open-state', /touched\.set/, 'what is told of a conflict'),
  none('grid-plans/review/decide', /by === 'author'/, 'which of two checks it is'),
  none(
    'incidents/roll-call/show-progress|incidents/store',
    /isYours|isOffered/,
    'what is told of it',
  ),
  none('incidents/routes', /listCommanders/, 'nobody hands over to himself'),
  none('take-away/covers', /^if \(seen/, 'narrows what is asked for'),
  none('features/read-feature-card', /AUDITED_GRADE/, 'what is written down'),
  none('imports/desk/check/type-row', /SEALED_GRADE/, 'where a value is kept'),
  none(
    'imports/desk/(?:commit/relations|targets/divisions-known)',
    /starts_with/,
    'what lies in a division',
  ),
  none('imports/routes', /const owner =/, 'who asks'),
  none('live/visible', /owner !== ''/, 'which of two checks it is'),
  none('ogc/item-query', /\(\{ key, type, sensitivity/, 'parameters'),
  none('ogc/read-items', /isSensitive/, 'what is written down'),
  none('people/show-resident', /export const isClear|isRevealable/, 'a guard; what is offered'),
  none('search/division-names', /startsWith/, 'names of places'),
  none('security/access', /userId/, 'whose rights are forgotten'),
  none('security/accounts', /^disabled: boolean$/, 'a field'),
  none('security/background', /delete from/, 'tidies away what is dead already'),
  none('security/check-credentials', /isOutdated/, 'when a hash is renewed'),
  none('security/command', /disabled/, 'what the list says of an account'),
  none('security/count-attempt', /./, 'counts; the refusal stands in sign-in-limits.ts'),
  none('security/oidc/find-account', /client\.first|^['`]select/, 'what is read; decided below'),
  none('security/readable-attributes', /AUDITED_GRADE\)$/, 'what is written down'),
  none('security/readable-attributes', /^hasPurpose\?|readOne\(/, 'a parameter'),
  none(
    'security/scope',
    /isSame|highest|above\(area\)|createScope|scope\.grants\.filter/,
    'puts together what was granted; decided by the conditions of its filters',
  ),
  none(
    'security/second-factor',
    /^'update second_factor set/,
    'what is changed; decided by its conditions',
  ),
  none('security/select-session', /case when session\.token_hash/, 'when a token is renewed'),
  none(
    'security/sessions',
    /delete from session where expires_at|export function|set token_hash/,
    'tidies away what is dead already; reads',
  ),
  none('security/sign-in-limits', /where locked_until > now/, 'what the list says of an account'),
  none(
    'security/sign-in.ts',
    /&& \{ must|^if \(!signedIn\)/,
    'what is told of a session; a sentence',
  ),
  none('security/visible-areas', /within/, 'narrows what is asked for'),
  none(
    'security/visible-packs',
    /touches|visiblePacks/,
    'saves reading what holds nothing; sums what the guards give',
  ),
  none('storage/announce', /owner = ''/, 'a default'),
  none('tiles/area-cut', /^subdistrict ===/, 'part of a check that is taken out whole'),
]

/** Checks whose mutants let nothing through. */
export const NO_HOLES: readonly NoCheck[] = [
  none('events/loop/routes', /^if \(!no\)$/, 'the form of an address'),
  none('events/shift/routes', /UUID/, 'the form of an address'),
  none('events/loop/write-actions', /course === null/, 'nobody calls it without an action'),
  none(
    'events/routes',
    /^if \(!led\)$/,
    'the same event was found a moment before, by the same areas',
  ),
  none(
    'events/prewarning/open-events',
    /^scopeOn/,
    'of somebody who may see everything everywhere',
  ),
  none('freshness/layers-freshness', /item\.layer = any/, 'which things need no address'),
  none(
    'incidents/survey/things-within',
    /item\.layer = any/,
    'the same layers are asked for with their grids',
  ),
  none('grid-plans/find-plan', /./, 'asked after select-plans.sql has found it for the same areas'),
  none('events/indicators/grids-found', /\bgrid like any/, 'joined to grids that may be seen'),
  none(
    'events/prewarning/find-(?:exposed|fallen-due|overdue)',
    /like any|layer = any/,
    'what a rule or a warning is about; who is told of it is decided when an alarm is shown',
  ),
  none(
    'grid-plans/facts/(?:facts-cache|select-things)',
    /layer = any/,
    'which kinds are counted; who sees them is decided row by row in show-facts.ts',
  ),
  none('grids/(?:count-open-events|list-staff)', /./, 'looked up by grids that were let through'),
  none(
    'people/find-person|people/store',
    /building\.grid|^visibleAreas/,
    'keeps the limit to what may be seen; the grade of each is asked after it',
  ),
  none(
    'security/oidc/routes',
    /^admits/,
    'the session that begins is asked for again, and is none',
  ),
  none('people/routes', /^isClear/, 'what is written down; what is shown asks by itself'),
  none(
    '(?:live/fan-out|ogc/routes|tiles/tile-shortcut)',
    /^scopeFor/,
    'every role may read the map',
  ),
  none('security/select-accounts', /./, 'what a command lists'),
  none('security/command', /^if \(row\)/, 'what is meant where nothing is said'),
  none(
    'security/keys/open-keys',
    /made === undefined/,
    'somebody has made one, and taken it away since',
  ),
  none('security/purpose', /isPurpose/, 'reads what was written by who takes only known ones'),
  none('tiles/tile-address', /row === undefined/, 'the form of an address'),
  none(
    'imports/grid-file/find-communities',
    /./,
    'a plan with cells of another area does not begin',
  ),
  none('imports/routes', /JOB_ID/, 'the form of an address'),
  none('imports/routes', /found\.size/, 'whether any rows were set aside'),
  none(
    'backup/(?:load-database|read-file|restore-packs|verify-backup|write-file)',
    /./,
    'whether a backup is whole, not who may; tests/flows/backup changes and cuts off each of its files',
  ),
  none(
    'backup/(?:open-backup|restore-photos)',
    /size !== bytes|written !== files/,
    'the digest of the same file is compared as well',
  ),
  none('backup/open-backup', /^if \(!parsed\.success\)$/, 'its digest stands in the sealed header'),
  none('backup/target-folder', /\.dev === statSync/, 'what a file system cannot rename'),
  none(
    'imports/desk/sql/find-places',
    /./,
    'of each place found it is asked again whether it may be written to',
  ),
  none('columns/routes', /^seesWholeSubdistrict/, 'what is written down'),
  none(
    'columns/whole-grade',
    /^seesWholeSubdistrict/,
    'the grade for the whole is asked for as well, and who sees parts has none',
  ),
  none(
    '(?:addresses/routes|columns/routes|ogc/routes|tiles/pack-routes)',
    /^findRegisteredLayer\(\)/,
    'its digest is compared, and that is taken out',
  ),
]
