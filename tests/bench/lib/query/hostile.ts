export interface HostileStatement {
  kind: string
  sql: string
}

type Random = () => number

/**
 * Statements as somebody would write them who wants out of the engine, or wants to bring it down: files, addresses, extensions,
 * settings, other databases, endless work. The same seed gives the same statements.
 */
export function* hostileStatements(count: number, random: Random): Generator<HostileStatement> {
  const kinds = Object.entries(KINDS)
  for (let i = 0; i < count; i++) {
    const [kind, make] = kinds[i % kinds.length]!
    yield { kind, sql: disguised(make(random), random) }
  }
}

const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)]!

const HOSTS = [
  'http://evil.example',
  'https://evil.example:8443',
  'http://127.0.0.1:9',
  's3://evil',
  'hf://evil',
  'az://evil',
  'gcs://evil',
  '//evil.example',
]
const FILES = [
  '/etc/passwd',
  'a.csv',
  '../../x.parquet',
  'opfs://x.db',
  'C:\\\\x.csv',
  '*',
  '/dev/stdin',
  'glob/**/*.json',
]
const READERS = [
  'read_csv',
  'read_csv_auto',
  'read_json',
  'read_json_auto',
  'read_parquet',
  'parquet_scan',
  'read_text',
  'read_blob',
  'glob',
  'sniff_csv',
  'arrow_scan_dumb',
  'sqlite_scan',
  'postgres_scan',
]
const EXTENSIONS = [
  'httpfs',
  'spatial',
  'sqlite',
  'postgres',
  'mysql',
  'aws',
  'azure',
  'json',
  'parquet',
  'shellfs',
  'h3',
]
const SETTINGS = [
  'enable_external_access',
  'lock_configuration',
  'allow_unsigned_extensions',
  'autoinstall_known_extensions',
  'autoload_known_extensions',
  'custom_extension_repository',
  'extension_directory',
  'home_directory',
  'temp_directory',
  'memory_limit',
  'threads',
  'max_memory',
  'allowed_paths',
  'allowed_directories',
  'http_proxy',
  'file_search_path',
  'max_expression_depth',
  'secret_directory',
]

const file = (random: Random) =>
  random() < 0.5 ? `${pick(random, HOSTS)}/${Math.floor(random() * 1e6)}` : pick(random, FILES)

/** Each comes equally often. */
const KINDS: Readonly<Record<string, (random: Random) => string>> = {
  'reads a file': (random) => `select * from ${pick(random, READERS)}('${file(random)}')`,
  'reads an address': (random) =>
    `select * from '${pick(random, HOSTS)}/x.${pick(random, ['csv', 'parquet', 'json'])}'`,
  'writes a file': (random) =>
    `copy (select * from addresses) to '${file(random)}' ${pick(random, ['', '(format csv)', '(format parquet)', '(header)'])}`,
  'reads into a table': (random) => `copy addresses from '${file(random)}'`,
  'attaches a database': (random) =>
    `attach '${file(random)}' as other ${pick(random, ['', '(type sqlite)', '(read_only)', '(type postgres)'])}`,
  'installs an extension': (random) =>
    `${pick(random, ['', 'force '])}install ${pick(random, EXTENSIONS)} ${pick(random, ['', `from '${pick(random, HOSTS)}'`, 'from community'])}`,
  'loads an extension': (random) => `load ${pick(random, [...EXTENSIONS, `'${file(random)}'`])}`,
  'changes a setting': (random) =>
    `${pick(random, ['set', 'set global', 'set session', 'reset', 'pragma'])} ${pick(random, SETTINGS)}${pick(random, [' = true', ` = '${file(random)}'`, ' = 100', ''])}`,
  'keeps a secret': (random) =>
    `create ${pick(random, ['', 'persistent '])}secret s (type ${pick(random, ['s3', 'http', 'azure'])}, key_id 'a', secret 'b', endpoint '${pick(random, HOSTS)}')`,
  exports: (random) => `${pick(random, ['export database', 'import database'])} '${file(random)}'`,
  'calls a pragma': (random) =>
    `pragma ${pick(random, ['database_list', "storage_info('addresses')", 'enable_profiling', 'enable_object_cache', 'force_checkpoint', 'import_database', 'version', 'user_agent', 'disable_verification', `profiling_output='${file(random)}'`])}`,
  'asks without end': (random) =>
    `with recursive t(n) as (select 1 union all select n + ${1 + Math.floor(random() * 9)} from t) select ${pick(random, ['count(*)', 'sum(n)', 'max(n)', 'list(n)'])} from t`,
  'grows without end': () =>
    `with recursive t(s) as (select 'x' union all select s || s from t) select max(length(s)) from t`,
  multiplies: (random) =>
    `select ${pick(random, ['count(*)', 'sum(a.x * b.y)', 'max(c.lon)', 'list(a.code)'])} from addresses a, addresses b, addresses c${pick(random, ['', ', addresses d', ' order by 1'])}`,
  'sorts everything': (random) =>
    `select * from addresses a, addresses b order by ${pick(random, ['random()', 'a.x * b.y', 'md5(a.code || b.code)'])}`,
  'counts far': (random) =>
    `select ${pick(random, ['count(*)', 'sum(range)', 'string_agg(range::varchar)'])} from range(${pick(random, ['1e12::bigint', '100000000000', '9223372036854775807'])})`,
  'asks for memory': (random) =>
    `select ${pick(random, ["repeat('x', 2000000000)", 'list_resize([1], 1000000000)', 'range(2000000000)', "rpad('', 2147483647, 'x')"])}`,
  'nests deeply': (random) =>
    `select ${'('.repeat(500 + Math.floor(random() * 4000))}1${')'.repeat(300)}`,
  'takes away': (random) =>
    `${pick(random, ['drop view addresses', 'drop schema main cascade', 'delete from addresses', 'truncate addresses', 'drop macro st_point', 'detach memory', 'use system', 'drop table "om addresses 330199001"', 'create or replace macro st_point(a, b) as 1', 'alter view addresses rename to gone', 'checkpoint', 'vacuum', 'commit', 'rollback', 'begin'])}`,
  'several at once': (random) =>
    `select 1; ${pick(random, ['drop view addresses', 'set threads = 4', "attach 'x.db'", 'select 2'])}`,
  'misuses our functions': (random) =>
    `select ${pick(random, ["om_shape('x')", 'om_contains(999999, 1.0::double, 1.0::double)', "om_area_at('nothing', '', 1.0::double, 2.0::double)", 'om_cluster(7, 7, 1.0::double, 1.0::double)', 'om_gather(-1, 2147483647, 1.0::double, 1.0::double)', 'om_contains()', 'st_area(-1)', "om_shape(repeat('x', 10000000))", 'om_as_text(1::integer)'])}`,
}

/** Case, comments and blanks, so that no list of forbidden words would do. */
function disguised(sql: string, random: Random): string {
  const kind = random()
  if (kind < 0.2) return sql.replace(/^\w+/, (word) => word.toUpperCase())
  if (kind < 0.4) return `/* ${'*'.repeat(3)} */ ${sql.replace(/ /, '\n\t')} -- end`
  if (kind < 0.5 && sql.startsWith('select')) return `explain analyze ${sql}`
  if (kind < 0.6 && sql.startsWith('select')) return `create table stolen as ${sql}`
  return sql
}
