import { type SpawnOptions, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { Refusal } from '../../../data/contracts/index.ts'

/** How the programs of PostgreSQL are started: they refuse to run as root. */
export interface Runner {
  command(program: string, args: readonly string[]): [program: string, args: string[]]
  options: Pick<SpawnOptions, 'uid' | 'gid'>
  /** Owner that files made for the database must have; undefined = whoever makes them. */
  owner?: { uid: number; gid: number }
}

const NOBODY = 65_534

/** `clusterDir` may not exist yet; when it does, its owner decides. `probe` is a program that knows `--version`. */
export function chooseRunner(clusterDir: string, probe: string): Runner {
  if (process.getuid?.() !== 0) return direct
  const owner = ownerOf(clusterDir)
  const candidates =
    owner === undefined || owner.uid === 0
      ? [inUserNamespace, ...(owner ? [] : asUser({ uid: NOBODY, gid: NOBODY }))]
      : asUser(owner)
  const runner = candidates.find((candidate) => works(candidate, probe))
  if (runner) return runner
  throw new Refusal(
    500,
    'root',
    'PostgreSQL refuses to run as root and this system offers no way around it: start OneMap as an ordinary user, or set DATABASE_URL.',
  )
}

const direct: Runner = { command: (program, args) => [program, [...args]], options: {} }

/** Root outside, an ordinary user inside: nothing needs another owner, folders like /root stay in reach. */
const inUserNamespace: Runner = {
  command: (program, args) => [
    'unshare',
    ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, program, ...args],
  ],
  options: {},
}

/** Where namespaces are forbidden (containers): another user, first one who may pass closed folders. */
function asUser(owner: { uid: number; gid: number }): Runner[] {
  const identity = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups']
  const reach = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  return [
    {
      command: (program, args) => [
        'setpriv',
        ['--securebits=+no_setuid_fixup', ...identity, ...reach, program, ...args],
      ],
      options: {},
      owner,
    },
    { command: (program, args) => [program, [...args]], options: owner, owner },
  ]
}

function works(runner: Runner, probe: string): boolean {
  const [program, args] = runner.command(probe, ['--version'])
  return spawnSync(program, args, { ...runner.options, stdio: 'ignore' }).status === 0
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat && { uid: stat.uid, gid: stat.gid }
}
