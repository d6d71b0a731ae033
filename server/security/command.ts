import { randomBytes } from 'node:crypto'
import {
  type LayerCode,
  parseLayerCode,
  Refusal,
  ROLES,
  type Role,
  type Sensitivity,
} from '../../data/contracts/index.ts'
import { type Command, type CommandContext, UsageError } from '../command.ts'
import { addAccount, disableAccount, listAccounts } from './accounts.ts'
import { audit } from './audit.ts'
import { giveOneTimePassword } from './one-time-password.ts'
import { checkPassword } from './password-rules.ts'
import { hashPassword } from './passwords.ts'
import { removeSecondFactor } from './second-factor.ts'

/** Who does it, in the audit log: someone with access to the machine. */
const OPERATOR = 'command-line'

export const userCommand: Command = {
  name: 'user',
  summary: 'Add, list, disable accounts or reset a password with its second factor.',
  usage:
    'user add <name> --role <role> [--area <prefix>] [--layers <codes>] [--sensitivity <1-4>] [--display-name <text>] | user list | user disable <name> | user reset <name>',
  options: {
    role: { type: 'string', value: '<role>', describe: ROLES.join(', ') },
    area: {
      type: 'string',
      value: '<prefixes>',
      describe:
        'Grid-code prefixes of 6, 9, 12 or 15 digits, joined by commas; default: the district',
    },
    layers: {
      type: 'string',
      value: '<codes>',
      describe: 'Layer codes joined by commas; default: all',
    },
    sensitivity: { type: 'string', value: '<1-4>', describe: 'Highest grade of fields; default 2' },
    'display-name': { type: 'string', value: '<text>', describe: 'The name shown on the page' },
  },
  run: async (context) => {
    const [verb, username] = context.positionals
    if (verb === 'list') return list(context)
    if (!username) throw new UsageError('Say add, list, disable or reset, and whom.')
    if (verb === 'add') return add(context, username)
    if (verb === 'disable') return disable(context, username)
    if (verb === 'reset') return reset(context, username)
    throw new UsageError(`"user ${verb}" is not known.`)
  },
}

async function list({ services, print }: CommandContext): Promise<void> {
  const { db } = await services()
  for (const { username, displayName, roles, areas, disabled } of await listAccounts(db)) {
    const parts = [
      username,
      displayName,
      roles.join(','),
      areas.join(','),
      disabled ? 'disabled' : 'enabled',
    ]
    print(parts.join('\t'))
  }
}

/** The password comes from ONEMAP_PASSWORD, never from an argument that every process list shows; else it is made up. */
async function add({ services, options, print }: CommandContext, username: string): Promise<void> {
  if (!/^[\p{L}\p{N}._-]{2,64}$/u.test(username)) {
    throw new UsageError('The name takes 2 to 64 letters, digits, dots, hyphens and underscores.')
  }
  const role = parseRole(options.role)
  const layers = parseLayers(options.layers)
  const maxSensitivity = parseSensitivity(options.sensitivity)
  const given = process.env.ONEMAP_PASSWORD
  const password = given ?? randomBytes(12).toString('base64url')
  checkPassword(password, username)
  const { db } = await services()
  const areas = parseAreas(options.area) ?? (await districtAreas(db))
  const id = `user:${randomBytes(9).toString('base64url')}`
  await db.transaction(async (client) => {
    await addAccount(client, {
      id,
      username,
      displayName: String(options['display-name'] ?? username),
      passwordHash: await hashPassword(password),
      assignments: [{ role, areas, layers, maxSensitivity }],
    })
    await audit(client, {
      userId: OPERATOR,
      action: 'user.add',
      target: id,
      details: { role, areas },
    })
  })
  print(given ? `Added ${username}.` : `Added ${username} with the password ${password}`)
}

async function disable({ services, print }: CommandContext, username: string): Promise<void> {
  const { db } = await services()
  await db.transaction(async (client) => {
    const id = await disableAccount(client, username)
    await audit(client, { userId: OPERATOR, action: 'user.disable', target: id })
  })
  print(`Disabled ${username}; its sessions have ended.`)
}

/** The way back in for the other administrators, whose passwords the administrator must not know. */
async function reset({ services, print }: CommandContext, username: string): Promise<void> {
  const { db } = await services()
  const password = await db.transaction(async (client) => {
    const account = await client.first<{ id: string; username: string; displayName: string }>(
      'select id, username, display_name as "displayName" from user_account where username = $1',
      [username],
    )
    if (!account) throw new Refusal(404, 'no-account', `There is no account "${username}".`)
    const given = await giveOneTimePassword(client, account)
    await removeSecondFactor(client, account.id)
    await client.execute('delete from session where user_id = $1', [account.id])
    await audit(client, { userId: OPERATOR, action: 'user.reset', target: account.id })
    return given.password
  })
  print(`The password of ${username} for one sign-in, at which another must be chosen: ${password}`)
}

type Option = string | boolean | undefined

function parseRole(given: Option): Role {
  const role = ROLES.find((known) => known === given)
  if (role) return role
  throw new UsageError(`--role must be one of ${ROLES.join(', ')}.`)
}

function parseAreas(given: Option): string[] | undefined {
  if (given === undefined) return undefined
  const areas = String(given).split(',')
  if (areas.every((area) => /^(\d{6}|\d{9}|\d{12}|\d{15})$/.test(area))) return areas
  throw new UsageError('--area takes prefixes of 6, 9, 12 or 15 digits.')
}

function parseLayers(given: Option): LayerCode[] | null {
  if (given === undefined) return null
  return String(given)
    .split(',')
    .map((text) => {
      const code = parseLayerCode(text)
      if (code) return code
      throw new UsageError(`"${text}" is not the code of a layer.`)
    })
}

function parseSensitivity(given: Option): Sensitivity {
  const grade = Number(given ?? 2)
  if (grade === 1 || grade === 2 || grade === 3 || grade === 4) return grade
  throw new UsageError('--sensitivity must be 1, 2, 3 or 4.')
}

async function districtAreas(db: Awaited<ReturnType<CommandContext['services']>>['db']) {
  const row = await db.first<{ code: string }>(
    `select left(code, 6) as code from division where level = 'district' and valid_to is null`,
  )
  if (row) return [row.code]
  throw new Refusal(422, 'no-district', 'There is no district yet: say --area.')
}
