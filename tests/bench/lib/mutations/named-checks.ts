import type { NamedCheck } from './named.ts'

type Entry = readonly [find: RegExp, put: string, kind?: NamedCheck['kind']]

const checksOf = (file: string, ...entries: Entry[]): NamedCheck[] =>
  entries.map(([find, put, kind = 'code']) => ({ file: `server/${file}`, find, put, kind }))

/** Checks that are no calls of a guard, no refusals and no usual conditions of SQL. */
export const NAMED_CHECKS: readonly NamedCheck[] = [
  // Scopes
  ...checksOf('security/require-permission.ts', [
    /(?<=c\.set\('scope', )scope(?=\))/g,
    'signedIn.scope',
  ]),
  ...checksOf(
    'security/scope.ts',
    [/PERMISSIONS\[role\]\.includes\(operation\)/g, 'true'],
    [/grant\.maxSensitivity >= sensitivity/g, 'true'],
    [/layers === 'all' \|\| layers\.includes\(code\)/g, 'true'],
    [
      /grid === '' \? area\.length <= DISTRICT_LENGTH : grid\.startsWith\(area\)/g,
      `grid === '' || grid.startsWith(area)`,
    ],
    [/grid\.startsWith\(area\)/g, 'true'],
  ),
  ...checksOf(
    'security/visible-areas.ts',
    [/(?<=const seesOutside = )within === '' && areas\.some\(.*\)/g, 'true'],
    [/scope\.areas\.some\(\(area\) => area\.length <= DISTRICT_LENGTH\)/g, 'true'],
    [/scope\.areas\.some\(\(area\) => grid\.startsWith\(area\)\)/g, 'true'],
    [/scope\.areas\.some\(\(area\) => subdistrict\.startsWith\(area\)\)/g, 'true'],
  ),
  ...checksOf('security/layer-catalogue.ts', [/owner !== ''/g, 'true']),
  ...checksOf(
    'security/readable-attributes.ts',
    [/sensitivity <= grade/g, 'true'],
    [/isWithin && \(sensitivity < AUDITED_GRADE \|\| hasPurpose\)/g, 'isWithin'],
    [/definition\.counts === 'people' && grade < EXACT_COUNT_GRADE/g, 'false'],
    [
      /layer !== 'RESIDENT' \|\| typeof value !== 'number' \|\| !isPeopleCount\(key\)/g,
      `typeof value !== 'number'`,
    ],
    [/roundCount\(value, offsetsOf\(keys\.cellSecret\(code\)\)\[key\]\)/g, 'value'],
    [/(?<=return )rounded && value === 0 \? null : value/g, 'value'],
  ),
  ...checksOf(
    'security/access.ts',
    [/known && known\.until > Date\.now\(\)/g, 'known'],
    [/(?<=openAccessNews\(db, )forget(?=\))/g, '() => undefined'],
    [/!news\.isDeaf\(\)/g, 'true'],
    [/before === generation/g, 'true'],
    [/Date\.parse\(signedIn\.scope\.expiresAt\)/g, 'Infinity'],
  ),
  ...checksOf(
    'security/access-watch.ts',
    [/userId === '' \|\| userId === start\.session\.userId/g, 'false'],
    [/(?<=if \()isOther(?=\) onChange)/g, 'false'],
    [/Math\.min\(left, LONGEST_TIMER_MS\)/g, 'LONGEST_TIMER_MS'],
  ),
  ...checksOf('security/while-permitted.ts', [/now && stillMay\(now\)/g, 'true']),

  // Accounts and what they prove themselves by
  ...checksOf(
    'security/accounts.ts',
    [/!user\.mustChangePassword/g, 'true'],
    [/!user\.mustEnrol/g, 'true'],
    [/changesAt !== null && changesAt < endsAt/g, 'false'],
    [/lacks_second_factor\(id\)/g, 'false', 'sql'],
  ),
  ...['select-session.sql', 'select-session-by-id.sql'].flatMap((name) =>
    checksOf(
      `security/${name}`,
      [/account\.must_change_password/g, 'false', 'sql'],
      [/lacks_second_factor\(account\.id\)/g, 'false', 'sql'],
    ),
  ),
  ...checksOf(
    'security/check-credentials.ts',
    [/known\.hasSecondFactor/g, 'false'],
    [/mode === 'demo' \|\| !isDemoAccount\(userId\)/g, 'true'],
  ),
  ...checksOf(
    'security/one-time-password.ts',
    [/must_change_password = true/g, 'must_change_password = false', 'sql'],
    [
      /password_expires_at = \$3/g,
      `password_expires_at = $3::timestamptz + interval '100 years'`,
      'sql',
    ],
  ),
  ...checksOf('security/second-factor.ts', [
    /(?<=user_id = \$1 and )code_hash = \$2/g,
    '($2::bytea is not null)',
    'sql',
  ]),
  ...checksOf('security/totp.ts', [
    /(?<=find\(\(step\) =>\n\s+)timingSafeEqual\(.*\)(?=,)/g,
    'true',
  ]),
  ...checksOf(
    'security/sign-in-policy.ts',
    [/row\?\.administers/g, 'false'],
    [/(?<=return )row !== undefined/g, 'false'],
  ),
  ...checksOf(
    'security/sign-in-limits.ts',
    [/free: (?:5|20|100|2_000)(?=, wait)/g, '1e9', 'needs'],
    [/refused && lockedUntil/g, 'false'],
    [/of\('address'\)\?\.isTrusted/g, 'true'],
    [/of\('name'\)\?\.locks === true/g, 'false'],
    [/addressGroup\(address\)/g, 'address'],
    [/username\.toLowerCase\(\)/g, 'username'],
  ),
  ...checksOf('security/client-address.ts', [/!trustedProxies\.includes\(remote\)/g, 'false']),
  ...checksOf(
    'security/password-rules.ts',
    [/(?<=if \()length < MIN_PASSWORD_LENGTH/g, 'false'],
    [/(?<=\|\| )password\.length > MAX_PASSWORD_LENGTH/g, 'false'],
    [/(?<=if \()isCommon\(plain\)/g, 'false'],
    [/name\.length > 2 && plain\.replaceAll\(name, ''\)\.length < 6/g, 'false'],
    [/COMMON_PASSWORDS\.has\(password\) \|\| COMMON_PASSWORDS\.has\(word\)/g, 'false'],
    [/new Set\(password\)\.size < 4/g, 'false'],
    [/(?<=\|\| )isRun\(password\)/g, 'false'],
  ),
  ...checksOf(
    'security/setup.ts',
    [/value ->> 'hash' = \$2/g, '$2::text is not null', 'sql'],
    [/\(value ->> 'until'\)::timestamptz > now\(\)/g, 'true', 'sql'],
    [/(?<=if \()await isHeld\(db, role\)/g, 'false'],
    [/!\(await isHeld\(client, role\)\)/g, 'true'],
    [/user_id not like 'demo:%'/g, 'true', 'sql'],
  ),

  // Sessions
  ...checksOf('security/sessions.ts', [
    /least\(expires_at, created_at \+ make_interval\(secs => \$5\)\)/g,
    '(created_at + make_interval(secs => $5 + 1e6))',
    'sql',
  ]),
  ...checksOf('security/require-permission.ts', [/Date\.now\(\) < session\.rotateAfter/g, 'true']),
  ...checksOf(
    'security/sign-in.ts',
    [/(?<=if \()earlier(?=\) await endSession)/g, 'false'],
    [/token === undefined \|\| session\.id === ''/g, 'true'],
  ),
  ...[
    'accounts/change-accounts.ts',
    'security/accounts.ts',
    'security/change-password.ts',
    'security/my-account-routes.ts',
    'security/own-sessions.ts',
    'security/command.ts',
  ].flatMap((file) =>
    checksOf(file, [
      /(?<=delete from session where )user_id = \$1(?!\d)/g,
      '(user_id = $1 and false)',
      'sql',
    ]),
  ),
  ...checksOf('security/own-sessions.ts', [
    /(?<=delete from session where )user_id = \$1(?= and id::text = )/g,
    '($1::text is not null)',
    'sql',
  ]),
  ...checksOf(
    'security/session-cookie.ts',
    [/httpOnly: true/g, 'false', 'needs'],
    [/sameSite: 'Lax'/g, `'None'`, 'needs'],
    [/!isLoopback\(host\.replace\(\/:\\d\+\$\/, ''\)\)/g, 'false'],
  ),
  ...checksOf(
    'security/same-origin.ts',
    [/site !== null && site !== 'same-origin'/g, 'false'],
    [
      /!\/\^https\?:\\\/\\\/\/\.test\(origin\) \|\| !URL\.canParse\(origin\) \|\| !isHost\(new URL\(origin\), host\)/g,
      'false',
    ],
  ),

  // Another house's sign-in
  ...checksOf(
    'security/oidc/begun-sign-in.ts',
    [/begun\.until < Date\.now\(\)/g, 'false'],
    [/begun\.state !== state/g, 'false'],
    [/isFirst === 1/g, 'true'],
    [/httpOnly: true/g, 'false', 'needs'],
  ),
  ...checksOf(
    'security/oidc/find-account.ts',
    [/linked\.disabled(?= \?)/g, 'false'],
    [/(?<=if \()!\/.*?\/u\.test\(username\)/g, 'false'],
    [/named\?\.disabled(?= \|\|)/g, 'false'],
    [/named === undefined && !autoCreate/g, 'false'],
    [/isLinked === 0/g, 'false'],
  ),
  ...checksOf(
    'security/oidc/provider.ts',
    [/setting\.usernameClaim !== 'email' \|\| all\.email_verified === true/g, 'true'],
    [/!isSafe\(url\)/g, 'false'],
    [/redirect: 'manual'/g, `'follow'`, 'needs'],
    [/client\.enableNonRepudiationChecks/g, '() => undefined'],
  ),
  ...checksOf('security/oidc/routes.ts', [
    /origin === base && !\/\^\\\/\[\/\\\\\]\/\.test\(pathname\)/g,
    'true',
  ]),

  // Purposes and people
  ...checksOf(
    'security/select-session.sql',
    [/(?<=where \(\n\s+)session\.token_hash = \$1/g, '$1::text is not null', 'sql'],
    [
      /session\.token_hash = \$1 and session\.rotated_at < now\(\) - interval '30 seconds'/g,
      'false',
      'sql',
    ],
  ),
  ...checksOf('security/select-session-by-id.sql', [
    /session\.id = \$1/g,
    '$1::uuid is not null',
    'sql',
  ]),
  ...checksOf('security/second-factor.ts', [
    /(?<=where )second_factor\.confirmed_at is null/g,
    'true',
    'sql',
  ]),
  ...checksOf('security/purpose.ts', [/!isPurpose\(code\)/g, 'false']),
  ...checksOf('events/routes.ts', [/\(gradeAt\(scope, grid\) \?\? 1\) >= SERVICE_GRADE/g, 'true']),
  ...checksOf(
    'people/routes.ts',
    [/grade < AUDITED_GRADE/g, 'false'],
    [/\(gradeAt\(scope, row\.grid\) \?\? 1\) >= SECRET_GRADE/g, 'true'],
  ),
  ...checksOf('people/show-resident.ts', [/grade >= SECRET_GRADE && hasPurpose/g, 'true']),
  ...checksOf('features/read-holdings.ts', [/(?<=const isExact = ).*/g, 'true']),
  ...checksOf('grids/routes.ts', [/(?<=const isExact = ).*/g, 'true']),
  ...checksOf('grids/count-people.ts', [
    /roundCell\(\{ count, households \}, offsetsOf\(keys\.cellSecret\(code\)\)\)/g,
    '{ count, households }',
  ]),
  ...checksOf(
    'buildings/store.ts',
    [/!isSeen\('ADDRESS'\)/g, 'false'],
    [/\(gradeAt\(scope, building\.grid\) \?\? 1\) >= EXACT_COUNT_GRADE/g, 'true'],
    [/isSeen\('(?:ENTERPRISE|EVENT)'\)/g, 'true'],
  ),

  // Lists, OGC, tiles, packs and streams
  ...checksOf('divisions/routes.ts', [/c\.get\('scope'\)\.areas/g, `['']`]),
  ...checksOf('divisions/store.ts', [/scope\.areas/g, `['']`]),
  ...checksOf(
    'ogc/item-query.ts',
    [/sensitivity <= Math\.min\(grade, ASKED_GRADE\)/g, 'true'],
    [/counts === undefined \|\| grade >= EXACT_COUNT_GRADE/g, 'true'],
    [/exported\?\.areas\.join\(\) === areas\.join\(\)/g, 'true'],
  ),
  ...checksOf(
    'live/visible.ts',
    [/operation \? scopeFor\(scope, operation\) : scope/g, 'scope'],
    [/owner === scope\.userId/g, 'true'],
    [/areas\.length > 0/g, 'true'],
    [
      /areas\.some\(\(area\) => area\.startsWith\(place\) \|\| place\.startsWith\(area\)\)/g,
      'true',
    ],
    [/layers === 'all' \|\| layers\.some\(\(one\) => one === code\)/g, 'true'],
  ),
  ...checksOf(
    'live/open-stream.ts',
    [/watch\?\.current\(\)\?\.scope/g, 'signedIn.scope'],
    [/!now(?=\) close)/g, 'false'],
    [/watch\.look\(\)/g, 'undefined'],
  ),
  ...checksOf(
    'live/fan-out.ts',
    [/maySeeMessage\(registry, seen, entry\)/g, 'true'],
    [/entries\.some\(\(\{ owner \}\) => owner !== ''\)/g, 'false'],
    [/isForOwners \? `\$\{scope\.digest\} \$\{scope\.userId\}` : scope\.digest/g, "''"],
  ),
  ...checksOf(
    'tiles/area-cut.ts',
    [
      /scope\.areas\.some\(\(area\) => area\.length <= DISTRICT_LENGTH && holds\(area, pack\)\)/g,
      'true',
    ],
    [/allowed\[gridOf\[place\]!\] !== 1/g, 'false'],
  ),
  ...checksOf('tiles/permitted-pack.ts', [
    /cut\.allowed\[sidecar\.gridOf\[place\+\+\]!\] !== 1/g,
    'false',
  ]),
  ...checksOf(
    'tiles/tile-server.ts',
    [
      /`\$\{scope\.digest\} \$\{scope\.layer\.code\} \$\{z\}\/\$\{x\}\/\$\{y\}`/g,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: text of the program
      '`${scope.layer.code} ${z}/${x}/${y}`',
    ],
    [/`\$\{scope\.digest\} \$\{state\}`/g, 'state'],
    [/cut === 'whole' \? '' : cut\.digest/g, `''`],
  ),
  ...checksOf('tiles/tile-parts.ts', [
    /this\.#cutOf\(pack, scope\)/g,
    `this.#cutOf(pack, { ...scope, digest: '' })`,
  ]),
  ...checksOf(
    'tiles/pack-routes.ts',
    [/findRegisteredLayer\(services, exported, layer\.code\)\?\.digest === scope\.digest/g, 'true'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: text of the program
    [/`"\$\{scope\.digest\}-\$\{version\}"`/g, '`"${version}"`'],
  ),

  ...checksOf('ogc/routes.ts', [
    /findRegisteredLayer\(services, permitted, layer\.code\)\?\.digest === digest/g,
    'true',
  ]),

  // Addresses, freshness and the import desk
  ...checksOf('addresses/base/asker.ts', [/grade >= EXACT_COUNT_GRADE/g, 'true']),
  ...checksOf('freshness/read-freshness.ts', [
    /layer\.code !== 'RESIDENT' \|\| grades\.every\(.*\)/g,
    'true',
  ]),
  ...checksOf('imports/desk/list-rows.ts', [/grade >= PERSONAL_GRADE/g, 'false']),
  ...checksOf('imports/desk/mapping/describe-columns.ts', [
    /known\.grade >= PERSONAL_GRADE/g,
    'false',
  ]),
  ...checksOf('imports/desk/run-of.ts', [
    /found\?\.grades\.some\(\(\{ grade \}\) => grade >= least\)/g,
    'true',
  ]),
  ...checksOf('imports/desk/may-write.ts', [
    /grid !== '' && \(gradeAt\(scope, grid\) \?\? 0\) >= grade/g,
    'true',
  ]),

  ...checksOf('addresses/base/count-holdings.ts', [
    /residentAreas\.some\(\(area\) => grid\.startsWith\(area\)\)/g,
    'true',
  ]),

  // Columns, the event loop and incidents
  ...checksOf(
    'columns/permit-rows.ts',
    [/grade >= sensitivity(?= \? cell)/g, 'true'],
    [/(?<=if \()grade >= EXACT_COUNT_GRADE/g, 'true'],
  ),
  ...checksOf('columns/routes.ts', [
    /findRegisteredLayer\(services, analysed, scope\.layer\.code\)\?\.digest === scope\.digest/g,
    'true',
  ]),
  ...checksOf('grid-plans/begin-plan.ts', [/!item\.community\.startsWith\(area\)/g, 'false']),
  ...checksOf('grid-plans/facts/show-facts.ts', [/grade >= EXACT_COUNT_GRADE/g, 'true']),
  ...checksOf(
    'grid-plans/hand-over/show-hand-over.ts',
    [/\(gradeOf\('household', grid\) \?\? 0\) >= EXACT_COUNT_GRADE/g, 'true'],
    [/hasPurpose(?= \? 'counted')/g, 'true'],
  ),
  ...checksOf('grid-plans/history/count-by-vintage.ts', [
    /\(gradeAt\(scope, grid\) \?\? 1\) >= EXACT_COUNT_GRADE/g,
    'true',
  ]),
  ...checksOf('grid-plans/history/lineage.ts', [
    /\(gradeAt\(residents, code\) \?\? 1\) >= EXACT_COUNT_GRADE/g,
    'true',
  ]),
  ...checksOf(
    'grid-plans/review/decide.ts',
    [/plan\.author === userId(?=\) return)/g, 'true'],
    [/plan\.author === userId \|\| drawn/g, 'false'],
  ),
  ...checksOf(
    'incidents/photos/routes.ts',
    [/\(gradeAt\(scope, grid\) \?\? 0\) >= PHOTO_GRADE/g, 'true'],
    [/isSeen \|\| photo\.sent_by === userId/g, 'true'],
  ),
  ...checksOf('incidents/roll-call/show-round.ts', [
    /\(gradeAt\(scope, grid\) \?\? 1\) >= EXACT_COUNT_GRADE/g,
    'true',
  ]),
  ...checksOf('take-away/covers-what-is-seen.ts', [
    /mayTake\.grades\.some\(\(taken\) => .* >= grade\)/g,
    'true',
  ]),
  ...checksOf('views/list-views.sql', [
    /starts_with\(pack\.subdistrict, seen\.area\) or starts_with\(seen\.area, pack\.subdistrict\)/g,
    'true',
    'sql',
  ]),
  ...checksOf('addresses/routes.ts', [/findRegisteredLayer\(.*\)\?\.digest === digest/g, 'true']),
  ...checksOf('columns/whole-grade.ts', [
    /(?<=isMixed = )scope\.grades\.some\([\s\S]*?\n {2}\)/g,
    'false',
  ]),
  ...checksOf('storage/columns/column-files.ts', [/step <= grade/g, 'true']),
  ...checksOf(
    'events/loop/actor.ts',
    [/layers === 'all' \|\| layers\.includes\(layer\.code\)/g, 'true'],
    [/maxSensitivity >= layer\.sensitivity/g, 'true'],
    [/PERMISSIONS\[role\]\.includes\('event\.desk'\)/g, 'true'],
    [/PERMISSIONS\[role\]\.includes\('event\.handle'\)/g, 'true'],
  ),
  ...checksOf(
    'events/loop/list-people.sql',
    [/granted\.max_sensitivity >= \$3/g, '($3::int is not null)', 'sql'],
    [/granted\.layers is null or 'EVENT' = any\(granted\.layers\)/g, 'true', 'sql'],
  ),
  ...checksOf(
    'events/loop/view-loop.ts',
    [/grade >= PHOTO_GRADE/g, 'true'],
    [/grade >= WORDS_GRADE/g, 'true'],
  ),
  ...checksOf('events/photos/routes.ts', [
    /\(gradeAt\(scope, grid\) \?\? 0\) >= PHOTO_GRADE/g,
    'true',
  ]),
  ...checksOf(
    'events/report/find-twins.ts',
    [/hasPurpose && mayRead\(scope, row\.grid\)/g, 'true'],
    [/\(gradeAt\(scope, grid\) \?\? 1\) >= DESCRIPTION_GRADE/g, 'true'],
  ),
  ...checksOf('incidents/survey/survey-place.ts', [
    /grades\.some\(\(grade\) => grade < EXACT_COUNT_GRADE\)/g,
    'false',
  ]),

  // What leaves and what is written down
  ...checksOf('base-maps/fetch-picture.ts', [
    /\{ lookup, signal, headers, agent: false \}/g,
    '{ signal, headers, agent: false }',
  ]),
  ...checksOf('http/base-map-setting.ts', [/(?<=if \()map\.upstream(?=\))/g, 'false']),
  ...checksOf('http/settings-routes.ts', [/mode === 'demo'(?= \?)/g, 'true']),
  ...checksOf(
    'security/audit.ts',
    [/CODE\.test\(text\) && !PERSONAL_NUMBER\.test\(text\)/g, 'true'],
    [/PERSONAL_NUMBER\.test\(String\(value\)\)/g, 'false'],
  ),
]
